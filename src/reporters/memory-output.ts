import type { Output } from '../model/io.ts'

/** An output that keeps what is written, for tests of what a person would see. */
export function memoryOutput(columns?: number, colour = false): { out: Output; text(): string } {
  let written = ''
  const out: Output = {
    columns,
    colour,
    write(text) {
      written += text
    },
  }
  return { out, text: () => written }
}
