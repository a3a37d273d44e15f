/** The identity of a document, whatever the order of its keys and the file it came from. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { JsonObject } from '../json.ts'

/** SHA-256 (64 hex digits) of the canonical JSON (RFC 8785) of a document. Throws on numbers JSON has not. */
export function hashDocument(document: JsonObject): string {
  const canonical = canonicalize(document)
  if (canonical === undefined) throw new TypeError('A document to hash must be JSON')
  return bytesToHex(sha256(utf8ToBytes(canonical)))
}
