import { main } from '../src/cli/main.ts'

// The command users have, so that a clone and an installed package make the same files.
process.exitCode = await main(['generate', ...process.argv.slice(2)])
