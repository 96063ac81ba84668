import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { discoverRecipes } from '../discover/recipes.ts'
import { HarnessError } from '../model/harness-error.ts'
import { nearest } from '../model/nearest.ts'
import type { Recipe } from '../model/recipe.ts'
import { PluginFile } from '../spec/plugin/plugin-file.ts'
import { recipeComplaints } from './recipe-complaints.ts'

/**
 * A recipe by its name, of the package or of `recipes/` in the working directory, or by the path of its file. Throws a `HarnessError`:
 * NOT_FOUND with the names there are, or RECIPE_INVALID with a line for each problem of the file.
 */
export async function loadRecipe(nameOrFile: string): Promise<Recipe> {
  const file = /[/\\]|\.ya?ml$/.test(nameOrFile) ? nameOrFile : await fileOf(nameOrFile)
  const plugin = await PluginFile.read<Recipe>('recipe', file)
  if (plugin.content) plugin.complain(recipeComplaints(plugin.content))
  return plugin.settled('RECIPE_INVALID')
}

async function fileOf(name: string): Promise<string> {
  const found = await discoverRecipes([packageFolder(import.meta.dirname), '.'])
  const file = found.get(name)
  if (file !== undefined) return file
  const names = [...found.keys()]
  const near = nearest(name, names)
  const meant = near === undefined ? '' : ` Did you mean ${near}?`
  throw new HarnessError(
    'NOT_FOUND',
    `There is no recipe called ${name}.${meant} Known: ${names.join(', ') || 'none'}. One of your own is a file recipes/<name>.yaml.`,
  )
}

/** The nearest folder above this file that has recipes: the clone, or the installed package. */
function packageFolder(folder: string): string {
  if (existsSync(join(folder, 'recipes')) || dirname(folder) === folder) return folder
  return packageFolder(dirname(folder))
}
