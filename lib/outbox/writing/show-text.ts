import type { Actor } from '../../actor'
import { type MailText, textFaults } from '../../email/mail-text'
import { renderExample } from '../../email/render-mail'
import type { Language } from '../../languages/types'
import { aboutText, EXAMPLE_SECRETS } from '../../mail-texts/about'
import type { SaveTextRefusal } from '../../mail-texts/save-text'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { DEFAULT_ZONE } from '../../zone'
import { readSurroundings } from './read-surroundings'

/** Returns a preview of an email with this text and example values, for staff to check before saving. */
export async function showMailText(
  actor: Actor,
  { mail, language, text }: { mail: string; language: Language; text: MailText },
): Promise<Result<{ subject: string; html: string; text: string }, Exclude<SaveTextRefusal, { code: 'changed-since' }>>> {
  const surroundings = { ...(await readSurroundings({ language, zone: DEFAULT_ZONE })), ...EXAMPLE_SECRETS }
  const about = aboutText(mail, surroundings.shopName, language)
  if (!mayStaff(actor, 'see') || !about?.languages.includes(language)) return err({ code: 'not-found' })
  const { variables } = about
  const faults = textFaults(text, variables)
  if (faults.length) return err({ code: 'faults', faults, known: [...variables.inline, ...variables.blocks] })
  return ok(await renderExample(mail, text, surroundings))
}
