import { gunzipSync, gzipSync } from 'node:zlib'

/** A member of the gzip format; several of them one after another are a text, too (RFC 1952 section 2.2). */
export function packed(bytes: Uint8Array | string): Buffer {
  return gzipSync(bytes)
}

/** The bytes of a packed text; undefined where it is none, or where there are more of them than the limit. */
export function unpacked(bytes: Uint8Array, limit?: number): Buffer | undefined {
  try {
    return gunzipSync(bytes, limit === undefined ? {} : { maxOutputLength: limit })
  } catch {
    return undefined
  }
}
