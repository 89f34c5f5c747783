import type { Refused } from '@/lib/action-state'
import type { SaveRequestRefusal } from '@/lib/certificates/setup/save-request'
import { refusalText } from '@/lib/certificates/view/messages'
import { problemText } from '@/lib/csr/text'
import type { CsrProblem } from '@/lib/csr/types'
import type { Language } from '@/lib/languages/types'

/** Returns the refusal for step 1, which lists every wrong field and echoes no secrets back. */
export function serverRefusal(refusal: SaveRequestRefusal, { isUploaded }: { isUploaded: boolean }, language?: Language): Refused {
  const message = refusalText(refusal, language)
  const problem = 'problem' in refusal ? refusal.problem : null
  const fields = {
    ...(refusal.code === 'unknown-server' ? { serverSoftware: message } : {}),
    ...(refusal.code === 'blocked' ? { [isUploaded ? 'file' : 'csr']: message } : {}),
    ...(problem ? { [isUploaded ? 'file' : 'csr']: problemText(problem, language) } : {}),
  }
  return {
    status: 'refused',
    message,
    fields: Object.keys(fields).length ? fields : undefined,
    ...(problem && isSecret(problem) ? { values: { csr: '' } } : {}),
  }
}

function isSecret({ code }: CsrProblem): boolean {
  return code === 'private_key' || code === 'pkcs12'
}

/** Returns the codes of the checks that a request failed. */
export function stoppedBy(refusal: SaveRequestRefusal): string[] {
  if (refusal.code === 'blocked') return refusal.findings.filter(({ severity }) => severity === 'blocker').map(({ code }) => code)
  return ['problem' in refusal && refusal.problem ? refusal.problem.code : refusal.code]
}
