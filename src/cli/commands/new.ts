import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { HarnessError } from '../../model/harness-error.ts'
import type { Io } from '../../model/io.ts'
import { showInference } from '../../reporters/console/show-inference.ts'
import { bindingText, manifestText } from '../../spec/inference/binding-text.ts'
import { inferBinding } from '../../spec/inference/infer-binding.ts'
import { inferManifest } from '../../spec/inference/infer-manifest.ts'
import { loadApi } from '../../spec/load-api.ts'
import { loadCallable } from '../../spec/load-document.ts'
import { loadManifest } from '../../spec/load-manifest.ts'
import { documentText } from '../document-text.ts'
import { documentFile } from '../fetched-document.ts'
import { nodeIo } from '../node-io.ts'
import { someText } from '../some-text.ts'

const HELP = `
Examples:
  assay new api petshop --document petshop.yaml     specs/petshop/ and systems/petshop/, for you to correct
  assay certify --api petshop                       certify a sandbox of it
`

export function newCommand(): Command {
  const api = new Command('api')
    .description('Writes specs/<name>/ and systems/<name>/ from an OpenAPI document, with what made it so.')
    .argument('<name>', 'name of the API in kebab-case')
    .requiredOption('--document <file>', 'its OpenAPI document (or the URL of it)', someText)
    .addHelpText('after', HELP)
    .action(async (name: string, { document }: { document: string }) => newApi(name, document, nodeIo()))
  return new Command('new').description('Begins the files of an API.').addCommand(api)
}

/** What was written loads without a problem: that is shown before it is said to be there. */
async function newApi(name: string, named: string, io: Io): Promise<void> {
  demandFree(name)
  const from = await documentFile(named)
  const document = await loadCallable(from)
  const inference = inferBinding(document, name)
  if (Object.keys(inference.binding.entities).length === 0)
    throw new HarnessError(
      'DOCUMENT_INVALID',
      `${document.file}: ${inference.gaps.join('; ')}. Write a binding by hand.`,
    )
  const { text, extension } = await documentText(document, from)
  const folder = join('specs', name)
  const system = join('systems', name, 'system.yaml')
  const files: [path: string, text: string][] = [
    [join(folder, `openapi.${extension}`), text],
    [join(folder, 'binding.yaml'), bindingText(inference)],
    [system, manifestText(inferManifest(inference.binding))],
  ]
  for (const [path, content] of files) await io.writeText(path, content)
  await loadManifest(system, await loadApi(folder))
  showInference(inference, io.out)
  for (const [path] of files) io.out.write(`${path.replaceAll('\\', '/')}: written\n`)
}

function demandFree(name: string): void {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw new HarnessError(
      'USAGE',
      `${JSON.stringify(name)} is no name in kebab-case such as "purchase-orders".`,
    )
  for (const folder of [join('specs', name), join('systems', name)])
    if (existsSync(folder))
      throw new HarnessError('USAGE', `${folder} is there already: take another name, or remove it.`)
}
