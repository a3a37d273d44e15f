/** The identity of a document, whatever the order of its keys and the file it came from. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { byCodeUnit } from '../lists.ts'

/** SHA-256 (64 hex digits) of the canonical JSON (RFC 8785) of a document. Throws on numbers JSON has not. */
export function hashDocument(document: JsonObject): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(document))))
}

/**
 * Canonical texts of objects met before. Documents are never changed in place: a patched one shares what the patch
 * leaves as it was, so that its text is put together from few new parts.
 */
const texts = new WeakMap<JsonObject, string>()

function canonicalText(value: JsonValue): string {
  if (!isJsonObject(value)) return leafText(value)
  const known = texts.get(value)
  if (known !== undefined) return known
  const members = Object.keys(value)
    .sort(byCodeUnit)
    .map((key) => `${leafText(key)}:${canonicalText(value[key] ?? null)}`)
  const text = `{${members.join(',')}}`
  texts.set(value, text)
  return text
}

function leafText(value: JsonValue): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('A document to hash must be JSON')
  return text
}
