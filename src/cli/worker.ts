import { inject } from 'vitest'
import { hasEnvironment, provideEnvironment } from '../kit/suite.ts'
import { openEnvironment } from './environment.ts'
import { nodeIo } from './node-io.ts'

// Vitest loads this before each suite file; what it opens serves all files of the worker.
if (!hasEnvironment()) provideEnvironment(await openEnvironment(inject('assay'), nodeIo()))
