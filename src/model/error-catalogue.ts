/** Every code a HarnessError may carry, with the exit code and what it means. `docs/errors.md` is made from this. */
export const ERROR_CATALOGUE = {
  USAGE: {
    exit: 2,
    meaning: 'The command line asks for something that does not exist or does not fit together.',
  },
  CONFIG_INVALID: { exit: 2, meaning: 'The configuration file of the working directory is wrong.' },
  DOCUMENT_INVALID: {
    exit: 2,
    meaning: 'The OpenAPI document cannot be read, or is not one Assay can work with.',
  },
  BINDING_INVALID: { exit: 2, meaning: 'The binding does not fit its schema or its document.' },
  SEED_INVALID: {
    exit: 2,
    meaning: 'The seed data of an API does not fit its schema, its binding or its document.',
  },
  MANIFEST_INVALID: { exit: 2, meaning: 'A system manifest does not fit its schema or its API.' },
  RECIPE_INVALID: {
    exit: 2,
    meaning: 'A recipe of webhook signatures does not fit its schema, or does not make sense.',
  },
  LOAD_INVALID: { exit: 2, meaning: 'A load plan cannot be run as it is written.' },
  LOAD_UNMERGEABLE: {
    exit: 2,
    meaning:
      'Outputs of runners under load do not belong together, are not whole, or tell too little to be added up.',
  },
  CONSUMER_INVALID: {
    exit: 2,
    meaning: 'A file contracts/<consumer>.yaml does not fit its schema, or names what its API does not have.',
  },
  PLUGIN_INVALID: {
    exit: 2,
    meaning: 'A folder under specs/, systems/ or suites/ does not hold what its place promises.',
  },
  NOT_FOUND: { exit: 2, meaning: 'A named API, system, suite, check or target does not exist.' },
  SECRET_MISSING: { exit: 2, meaning: 'A secret reference points to nothing.' },
  SECRET_UNUSABLE: { exit: 2, meaning: 'A secret is empty, or is no key for what it should sign or verify.' },
  OUTPUT_UNWRITABLE: { exit: 2, meaning: 'The folder for reports or for generated files cannot be written.' },
  PORT_UNAVAILABLE: { exit: 2, meaning: 'The port the sandbox should listen on is taken or not allowed.' },
  TARGET_UNREACHABLE: { exit: 3, meaning: 'The target never answered, or what answered is not the API.' },
  TARGET_REFUSED: {
    exit: 3,
    meaning: 'The target answers as the API but does not accept the credentials it was given.',
  },
  TARGET_FAILED: { exit: 3, meaning: 'The connection to the target failed during a check.' },
  GUARDED: {
    exit: 5,
    meaning:
      'The guard stopped it before anything was sent: the configuration does not allow this to be done to that host.',
  },
  STOPPED: { exit: 5, meaning: 'A budget of the run was used up before any check had begun.' },
  EXCLUDED: { exit: 2, meaning: 'A call was not sent, because the command line excludes its operation.' },
  NOT_OURS: {
    exit: 3,
    meaning:
      'A check meant to change a record that this run did not make. The client refused; nothing was sent.',
  },
  INTERRUPTED: { exit: 3, meaning: 'The run was interrupted before any check had begun.' },
  TARGET_UNSTABLE: {
    exit: 3,
    meaning:
      'A check failed, and passed when it was tried again: the target changed meanwhile or is not reliable.',
  },
  PACT_UNAVAILABLE: {
    exit: 2,
    meaning: "Pact's library, which is native, cannot be loaded on this machine.",
  },
  PACT_INVALID: {
    exit: 2,
    meaning: 'A file is no pact, needs a plugin, or is of a version of the specification that is not read.',
  },
  BROKER_UNREACHABLE: { exit: 3, meaning: 'The Pact Broker does not answer, or what answers is none.' },
  BROKER_REFUSED: { exit: 3, meaning: 'The Pact Broker does not accept what it was asked.' },
  VERIFIER_BROKEN: { exit: 3, meaning: "Pact's verifier gave no result, or took too long." },
  CONTRACT_BROKEN: {
    exit: 3,
    meaning:
      'What a check vouches for cannot be held in a contract. This is a defect of Assay: please report it.',
  },
  RUN_BROKEN: {
    exit: 3,
    meaning: 'Assay itself failed during a run. This is a defect of Assay: please report it.',
  },
} as const satisfies Record<string, { exit: number; meaning: string }>

export type ErrorCode = keyof typeof ERROR_CATALOGUE
