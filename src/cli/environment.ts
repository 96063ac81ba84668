import { setTimeout as sleep } from 'node:timers/promises'
import { type Journal, openJournal, runName } from '../client/journal.ts'
import type { Environment } from '../kit/execute.ts'
import type { Scope } from '../kit/scope.ts'
import type { RemoteSettings, RunSettings, ScopeFiles } from '../kit/suite.ts'
import type { Inference } from '../model/inference.ts'
import type { Io } from '../model/io.ts'
import type { Recipe } from '../model/recipe.ts'
import type { WebhooksBinding } from '../model/webhook-binding.ts'
import { seededBytes } from '../sandbox/data/dice.ts'
import { inferApi } from '../spec/inference/infer-api.ts'
import { inferManifest } from '../spec/inference/infer-manifest.ts'
import { loadApi } from '../spec/load-api.ts'
import { loadManifest } from '../spec/load-manifest.ts'
import type { FileName } from '../spec/source/source.ts'
import { probe } from '../target/probe.ts'
import { loadRecipe } from '../webhooks/load-recipe.ts'
import { journalFile } from './journal-file.ts'
import { gateOf } from './run-gate.ts'
import { openSessions } from './sessions.ts'

/** What plan, workers and bench all start from: the API and what the system claims of it. */
export async function loadScope(from: ScopeFiles): Promise<Scope> {
  if (from.apiFolder === undefined) return (await inferScope(from.document)).scope
  const api = await loadApi(from.apiFolder, from.document === undefined ? {} : { document: from.document })
  const manifest = await loadManifest(from.manifestFile, api)
  const { webhooks } = api.binding
  return webhooks ? { api: { ...api, recipe: await recipeOf(webhooks) }, manifest } : { api, manifest }
}

/** Where the API's document promises one encoding of the signature, another one is as wrong as a wrong signature. */
async function recipeOf({ recipe: name, encoding }: WebhooksBinding): Promise<Recipe> {
  const recipe = await loadRecipe(name)
  if (encoding === undefined) return recipe
  return { ...recipe, schemes: recipe.schemes.map((scheme) => ({ ...scheme, encodings: [encoding] })) }
}

/** An API of which there is a document alone, and a system that does all that it says. */
export async function inferScope(document: FileName): Promise<{ scope: Scope; inference: Inference }> {
  const { api, inference } = await inferApi(document)
  return { scope: { api, manifest: inferManifest(api.binding) }, inference }
}

/** Everything a worker needs to execute planned checks. */
export async function openEnvironment(settings: RunSettings, io: Io): Promise<Environment> {
  const scope = await loadScope(settings)
  const own = await ownScope(settings, scope)
  const openSession = await openSessions(settings.target, own, io)
  const { baseUrl } = await openSession()
  const gate = gateOf(settings.gate, { scope, baseUrl, io })
  const environment = {
    scope: seeded(scope, settings),
    openSession,
    now: io.now,
    random: io.random,
    ...(gate && { gate }),
  }
  const { target, seed = 1 } = settings
  if (target.kind === 'embedded') return { ...environment, randomOf: (key) => seededBytes(`${key} ${seed}`) }
  const journal = journalOf({ ...target, baseUrl }, scope, io)
  const waiting = { now: io.now, sleep: gate?.sleep ?? (async (ms: number) => sleep(ms)) }
  const demandAnswer = async () =>
    probe(await openSession(), own.api, { ...waiting, ...(gate && { gate }), deadlineMs: 0 })
  return { ...environment, sleep: waiting.sleep, demandAnswer, journal }
}

function seeded(scope: Scope, { seed }: RunSettings): Scope {
  return seed === undefined ? scope : { ...scope, seed }
}

/** Another document changes what is expected of a system, not the system: the sandbox keeps its own. */
async function ownScope(settings: RunSettings, scope: Scope): Promise<Scope> {
  if (settings.apiFolder === undefined || settings.document === undefined) return scope
  const { apiFolder, manifestFile } = settings
  return loadScope({ apiFolder, manifestFile })
}

/** Begins with where the run goes, so that what it left there can be found again. */
export function journalOf(
  { journal, name, baseUrl, given }: Omit<RemoteSettings, 'kind' | 'folder'> & { baseUrl: string },
  { api, manifest }: Scope,
  io: Io,
): Journal {
  const run = runName(io.random)
  const at = new Date(io.now()).toISOString()
  const facts = {
    ...{ target: name, baseUrl, api: api.id, system: manifest.system },
    ...(given && { given: given.origin }),
  }
  return openJournal(run, journalFile(journal, { kind: 'run', run, at, ...facts }))
}
