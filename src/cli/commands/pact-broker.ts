import { Command } from 'commander'
import { ofVersion } from '../app-version.ts'
import { askDeployment, type DeploymentOptions } from '../ask-deployment.ts'
import { ofBroker } from '../broker-choice.ts'
import { nodeIo } from '../node-io.ts'
import { type PublishOptions, publishContracts } from '../publish-contracts.ts'
import { someText } from '../some-text.ts'

const PUBLISH_HELP = `
The version is the commit and its branch, as git has them; what a version has once been published with cannot become another.
The broker is this machine, or a host that assay.config.yaml names under "hosts".

Examples:
  assay pact publish --broker https://broker.example.com --token env:PACT_BROKER_TOKEN
  assay pact publish --broker http://127.0.0.1:9292 --consumer shop --app-version 1.4.0 --branch main

Exit codes:
  0 published   2 usage, or a file that is no pact   3 the broker does not answer, or refuses   5 its host is not named
`

const DEPLOY_HELP = `
Asks the broker's matrix whether all that the version would meet has been verified with it.

Examples:
  assay pact can-i-deploy --broker https://broker.example.com --token env:PACT_BROKER_TOKEN --pacticipant shop --to production
  assay pact can-i-deploy --broker http://127.0.0.1:9292 --pacticipant shop --app-version 1.4.0

Exit codes:
  0 yes   1 no   2 usage   3 the broker does not answer, or refuses   4 it does not know   5 its host is not named
`

/** `assay pact publish`, but for the choice of contracts. */
export function publishCommand(): Command {
  const command = new Command('publish').description('Publishes contracts to a Pact Broker or PactFlow.')
  return ofVersion(ofBroker(command, true))
    .addHelpText('after', PUBLISH_HELP)
    .action(async (options: PublishOptions) => {
      process.exitCode = await publishContracts(options, nodeIo())
    })
}

/** `assay pact can-i-deploy`. */
export function deployCommand(): Command {
  const command = new Command('can-i-deploy').description(
    'Asks a Pact Broker whether a version can be deployed without breaking anybody.',
  )
  return ofVersion(ofBroker(command, true))
    .requiredOption('--pacticipant <name>', 'the consumer or provider to deploy', someText)
    .option('--to <environment>', 'where to (default: beside the latest versions of the others)', someText)
    .option('--json', 'print one JSON object alone on stdout; all else goes to stderr', false)
    .addHelpText('after', DEPLOY_HELP)
    .action(async (options: DeploymentOptions) => {
      process.exitCode = await askDeployment(options, nodeIo())
    })
}
