import { join } from 'node:path'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import type { Verified } from '../model/verification.ts'
import { verificationResults } from '../reporters/allure/verification-results.ts'

/**
 * Writes what verifying contracts came to into a folder: `verification.json`, and a result of Allure for each interaction.
 * @throws HarnessError OUTPUT_UNWRITABLE
 */
export async function writeVerification(
  told: { results: readonly Verified[] },
  { folder, io }: { folder: string; io: Io },
): Promise<void> {
  try {
    await io.writeText(join(folder, 'verification.json'), `${JSON.stringify(told, null, 2)}\n`)
    for (const [name, text] of verificationResults(told.results, io.now()))
      await io.writeText(join(folder, 'allure-results', name), text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new HarnessError(
      'OUTPUT_UNWRITABLE',
      `What the contracts came to cannot be written: ${reason}. Make room for it, or name another folder with --out.`,
      error,
    )
  }
}
