/** Versions of the document format. There has been one; a document of another is refused by name. */
import { isJsonObject, type JsonValue } from '../json.ts'
import { type Reading, report } from './reading.ts'

export const SCHEMA_VERSION = 1

/** Bring a document to the present version; report a version this program does not know. */
export function migrate(reading: Reading, document: JsonValue): JsonValue {
  if (!isJsonObject(document)) return document
  const version = document.schemaVersion
  // Only a version that could be one is judged here; any other value is the schema's to report.
  if (typeof version !== 'number' || version === SCHEMA_VERSION || !Number.isInteger(version)) return document
  report(reading, 'unknown-schema-version', ['schemaVersion'], {
    found: version,
    allowed: String(SCHEMA_VERSION),
    suggestion: String(SCHEMA_VERSION),
  })
  return { ...document, schemaVersion: SCHEMA_VERSION }
}
