const UNITS: Record<string, number> = { KiB: 1024, MiB: 1024 ** 2 }

/** `'64 MiB'`, `'512 KiB'` in bytes; undefined where the text is no size, or none at all. */
export function parseSize(text: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,6}) ?([KM]iB)$/.exec(text) ?? []
  return Number(digits) * (UNITS[unit] ?? 0) || undefined
}

/** Bytes as a short text for people. */
export function showSize(bytes: number): string {
  const unit = bytes % (1024 * 1024) === 0 ? 'MiB' : 'KiB'
  return `${Math.round(bytes / (UNITS[unit] ?? 1))} ${unit}`
}
