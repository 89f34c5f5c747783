import { cache } from 'react'
import { readHelper } from '@/lib/auth/session/helper'
import { readLanguage } from '@/lib/auth/session/language'
import { getHelperTask } from '@/lib/certificates/view/helper-task'
import { languageOfHelper } from '@/lib/people/language-of-helper'

/**
 * Returns the task of the helper whose link this browser opened, and the language to show it in. Loaded once for both the title and the
 * page.
 */
export const readHelperPage = cache(async () => {
  const helper = await readHelper()
  const language = await readLanguage(helper ? await languageOfHelper(helper) : undefined)
  return { task: helper && (await getHelperTask(helper)), language }
})
