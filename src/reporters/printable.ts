/**
 * A text from outside made harmless where control characters act, on a terminal and in Allure: control characters and those that turn the direction of writing are
 * shown as escapes, so that an answer can neither move the cursor nor disguise itself.
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const known: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
    return known[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
