import { Command } from 'commander'
import { type CompareOptions, compareContracts } from '../compare-contracts.ts'
import { nodeIo } from '../node-io.ts'
import { ofPactsFromBroker } from '../pacts-of-broker.ts'
import { repeated } from '../repeated-value.ts'
import { someText } from '../some-text.ts'
import { type VerifyOptions, verifyContracts } from '../verify-contracts.ts'
import { deployCommand, publishCommand } from './pact-broker.ts'

const VERIFY_HELP = `
Contracts are the files contracts/<consumer>-<system>.json that certified runs write, or pacts that others wrote (V2 to V4, of
any language; none that needs a plugin), or what a broker has of them. Every interaction finds the system in the state that it asks for: a sandbox of its own,
or what a configured target has. A target is only read. What the system does not claim to offer is told apart from what fails.

Examples:
  assay pact verify                                            all contracts with the embedded sandbox
  assay pact verify --system maximo --pact theirs.json         somebody's pact, by a simulated system
  assay pact verify --target staging --consumer shop --json    one consumer's contract, by a configured target
  assay pact verify --broker http://127.0.0.1:9292 --selector mainBranch --enable-pending --publish

Exit codes:
  0 every interaction that was tried holds   1 one fails   2 usage, configuration, or a file that is no pact
  3 the verifier gave no result, or the target or broker no answer   4 something could not be tried, or nothing was there to try
`

const COMPARE_HELP = `
Nothing is asked: contracts are held against an OpenAPI document, before anything is deployed. Findings name the places in both files.

Examples:
  assay pact compare                                     contracts/ with the document of the packaged API
  assay pact compare --document next.yaml                with what the provider is about to promise
  assay pact compare --api petstore --pact theirs.json   somebody's pact, with an API under specs/

Exit codes:
  0 they fit (a warning is no error)   1 they do not   2 usage, or a file that is no pact or no document
`

/** `assay pact verify|compare|publish|can-i-deploy`. */
export function pactCommand(): Command {
  return new Command('pact')
    .description('Contracts between consumers and a system, in the form of Pact.')
    .addCommand(
      ofPactsFromBroker(
        told(
          ofContracts(new Command('verify'))
            .description("Asks a system for all that contracts hold, with Pact's own verifier.")
            .option('--system <id>', 'system under systems/ (default: the embedded sandbox)', someText)
            .option('--target <name>', 'target of assay.config.yaml or .ts', someText)
            .option(
              '--out <folder>',
              'folder for what machines read of it; that of a run, such as reports/latest, has it in its report',
              someText,
            ),
        ),
      )
        .addHelpText('after', VERIFY_HELP)
        .action(async (options: VerifyOptions) => {
          process.exitCode = await verifyContracts(options, nodeIo())
        }),
    )
    .addCommand(
      told(
        ofContracts(new Command('compare'))
          .description('Compares contracts with an OpenAPI document.')
          .option('--api <id>', 'API under specs/ (default: the packaged one)', someText)
          .option('--document <file>', "an OpenAPI document in place of the API's own", someText),
      )
        .addHelpText('after', COMPARE_HELP)
        .action(async (options: CompareOptions) => {
          process.exitCode = await compareContracts(options, nodeIo())
        }),
    )
    .addCommand(ofContracts(publishCommand()))
    .addCommand(deployCommand())
}

/** Which contracts. */
function ofContracts(command: Command): Command {
  return command
    .option('--consumer <name>', 'contracts of this consumer alone', someText)
    .addOption(repeated('--pact <file>', 'a pact, whoever is named in it', 'those under contracts/'))
}

function told(command: Command): Command {
  return command.option('--json', 'print one JSON object alone on stdout; all else goes to stderr', false)
}
