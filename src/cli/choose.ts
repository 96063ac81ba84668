import type { Scope } from '../kit/scope.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Inference } from '../model/inference.ts'
import type { Io } from '../model/io.ts'
import type { CertifyOptions } from './certify-options.ts'
import { inferScope, loadScope } from './environment.ts'
import { documentFile } from './fetched-document.ts'
import { describedTarget } from './given-target.ts'
import { chooseHouse, type House, houseOfDocument } from './house.ts'
import { chooseTarget, type TargetChoice } from './target-choice.ts'

/** Where a run goes, what it is made of, and what it knows of the API. */
export interface Chosen {
  target: TargetChoice
  house: House
  scope: Scope
  /** Set where there is a document and no binding. */
  inference?: Inference
}

type Choice = Pick<CertifyOptions, 'api' | 'system' | 'target' | 'document'>

/** Whether a document stands alone: with an API, a system or a target it takes the place of that API's own. */
export function isAlone({ api, system, target, document }: Choice): boolean {
  return document !== undefined && api === undefined && system === undefined && target === undefined
}

export async function choose(options: CertifyOptions, folder: string, io: Io): Promise<Chosen> {
  const { document, baseUrl, header, allow, suites } = options
  if (document !== undefined && isAlone(options)) {
    if (baseUrl === undefined) demandNo(header.length + allow.length, '--header and --allow', '--base-url')
    const file = await documentFile(document)
    const given =
      baseUrl === undefined
        ? {}
        : { given: await describedTarget({ document, baseUrl, header, allow }, folder) }
    const target = await chooseTarget({ ...options, ...given }, folder, io)
    const house = await houseOfDocument({ document: file, suites }, folder)
    return { target, house, ...(await inferScope(file)) }
  }
  const asked = (baseUrl === undefined ? 0 : 1) + header.length + allow.length
  demandNo(asked, '--base-url, --header and --allow', '--document alone, without --api, --system or --target')
  const target = await chooseTarget(options, folder, io)
  const file = document === undefined ? {} : { document: await documentFile(document) }
  const house = await chooseHouse({ ...options, ...target.names, ...file }, folder)
  return { target, house, scope: await loadScope(house.files) }
}

function demandNo(count: number, options: string, partner: string): void {
  if (count > 0)
    throw new HarnessError('USAGE', `${options} go with ${partner}: give both, or leave the former out.`)
}
