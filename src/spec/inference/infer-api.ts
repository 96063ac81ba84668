import { dirname } from 'node:path'
import type { Inference } from '../../model/inference.ts'
import type { Api } from '../api.ts'
import { loadCallable } from '../load-document.ts'
import { type FileName, pathOfFile } from '../source/source.ts'
import { inferBinding } from './infer-binding.ts'

/** An API of which there is a document and nothing else. */
export async function inferApi(from: FileName): Promise<{ api: Api; inference: Inference }> {
  const document = await loadCallable(from)
  const inference = inferBinding(document)
  const { binding } = inference
  const seed = { entities: {}, lists: {} }
  return {
    api: { id: binding.api, folder: dirname(pathOfFile(from)), document, binding, seed, missing: [] },
    inference,
  }
}
