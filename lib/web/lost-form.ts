import { typedValues } from '../auth/form-input'
import { wordsOf } from '../languages/text'
import { languageOf } from '../languages/types'
import { plainPage } from './plain-page'
import { compress, needsNoReact, passesOn } from './private-page'
import { requestLanguage } from './request-language'
import { takesGzip } from './takes-gzip'
import type { WebRequest } from './web-request'
import type { WebResponse } from './web-response'
import { type FinishPage, isHtml } from './without-react/finish-page'

const NOT_FOUND = 'x-nextjs-action-not-found'

/**
 * Responds to a form that was sent without scripts and that Next could not handle. Someone who sends a form from before an update is shown
 * what they typed, so that they can copy it. A damaged form is the sender's fault, not ours.
 */
export function catchLostForm(request: WebRequest, response: WebResponse, finish: FinishPage): void {
  const zips = takesGzip(request)
  delete request.headers['accept-encoding']
  const isFinished = () => isPublicPage(response) || (isHtml(response) && needsNoReact(request))
  response.hold({
    wants: () => {
      // With 307, the browser would send the form again, to the page it is redirected to.
      if (response.statusCode === 307) response.statusCode = 303
      return response.hasHeader(NOT_FOUND) || response.statusCode >= 500 || isFinished()
    },
    passesOn: (part) => (needsNoReact(request) ? passesOn(response, part, zips) : null),
    finish: async (made) => {
      const body = isFinished() ? finish(response, made) : made
      if (!response.hasHeader(NOT_FOUND) && response.statusCode < 500) return compress(response, body, zips)
      const form = await request.readForm()
      const isIntact = form !== null && isWellFormed(form)
      if (isIntact && !response.hasHeader(NOT_FOUND)) return body
      response.statusCode = isIntact ? 409 : 400
      response.removeHeader(NOT_FOUND)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('cache-control', 'no-store')
      // A form on a public page contains the page's language.
      const language = languageOf(form?.get('language')) ?? requestLanguage(request)
      const words = wordsOf(language, 'refusedRequest')
      if (!isIntact) return plainPage({ title: words('nothingDone'), message: wordsOf(language, 'forms')('refusals.unreadable'), language })
      return plainPage({ title: words('outdated'), message: words('outdatedText'), typed: Object.entries(typedValues(form)), language })
    },
  })
}

/** Returns whether the response to the form is a public page. Such a page is completed like every other public page. */
function isPublicPage(response: WebResponse): boolean {
  return !response.hasHeader('content-security-policy') && isHtml(response)
}

/** Returns whether the fields in which React names an action are well-formed. */
function isWellFormed(form: FormData): boolean {
  for (const [name, value] of form) {
    const reference = /^\$ACTION_REF_(.*)$/.exec(name)?.[1]
    if (reference !== undefined && !form.has(`$ACTION_${reference}:0`)) return false
    if (/^\$ACTION_.*:/.test(name) && !isJson(value)) return false
  }
  return true
}

function isJson(value: FormDataEntryValue): boolean {
  if (typeof value !== 'string') return false
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}
