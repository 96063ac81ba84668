import { type Variant } from '../../src/kit/index.ts'

export const variants: Variant[] = []
