import { inject } from 'vitest'
import { provideEnvironment } from '../kit/suite.ts'
import { openEnvironment } from './environment.ts'
import { nodeIo } from './node-io.ts'

// Vitest loads this before each suite file.
provideEnvironment(await openEnvironment(inject('assay'), nodeIo()))
