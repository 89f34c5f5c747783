'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readBasketToken, writeBasket } from '@/app/cart/basket-jar'
import { putIntoBasket } from '@/app/cart/put-into-basket'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { readZone } from '@/lib/auth/session/zone'
import { findAgain } from '@/lib/cart/find-again'
import { findAgainMessage } from '@/lib/cart/messages'
import { changeApprover } from '@/lib/certificates/approval/change-approver'
import { resendApproval } from '@/lib/certificates/approval/resend'
import { withdrawRequest } from '@/lib/certificates/approval/withdraw'
import { renewCalendarAddress } from '@/lib/certificates/calendar/renew-address'
import { requestInstallationCheck } from '@/lib/certificates/installation/request-check'
import { createPullLink } from '@/lib/certificates/pull/create-link'
import { renewPullLink } from '@/lib/certificates/pull/renew-link'
import { revokePullLink } from '@/lib/certificates/pull/revoke-link'
import { abandonReplacement } from '@/lib/certificates/setup/abandon-replacement'
import { beginReplacement, REPLACEMENT_REASONS } from '@/lib/certificates/setup/begin-replacement'
import { nameCertificate } from '@/lib/certificates/setup/name'
import { checkNow } from '@/lib/certificates/validation/check-now'
import { refusalText } from '@/lib/certificates/view/messages'
import { env } from '@/lib/config/env'
import { fault } from '@/lib/languages/fault'
import { wordsOf } from '@/lib/languages/text'

export const checkDifferenceNow = defineAction(
  { input: z.object({ id: z.uuid() }), guard: 'actor' },
  async ({ id }, { actor, language }) => {
    const asked = await checkNow(actor, id)
    if (asked.ok) return { status: 'done', message: wordsOf(language, 'waiting')('checking') }
    // The certificate's state changed while the page was open. The current page is more helpful than an error.
    if (asked.error.code === 'not-waiting') redirect(`/account/certificates/${id}`)
    return { status: 'refused', message: refusalText(asked.error, language) }
  },
)

export const replaceCertificate = defineAction(
  { input: z.object({ id: z.uuid(), reason: z.enum(REPLACEMENT_REASONS).optional() }), guard: 'client' },
  async ({ id, reason }, { actor, language }) => {
    if (!reason) return refusedAt('reason', wordsOf(language, 'certificateRefusals')('chooseReason'))
    const begun = await beginReplacement(actor, id, reason)
    if (!begun.ok && begun.error.code !== 'not-issued') return { status: 'refused', message: refusalText(begun.error, language) }
    redirect(`/account/certificates/${id}${begun.ok ? '/set-up/server' : ''}`)
  },
)

export const cancelReplacement = defineAction(
  { input: z.object({ id: z.uuid() }), guard: 'client' },
  async ({ id }, { actor, language }) => {
    const abandoned = await abandonReplacement(actor, id)
    if (!abandoned.ok && abandoned.error.code !== 'not-editable')
      return { status: 'refused', message: refusalText(abandoned.error, language) }
    redirect(`/account/certificates/${id}`)
  },
)

export const resendApprovalEmail = defineAction(
  { input: z.object({ id: z.uuid() }), guard: 'actor' },
  async ({ id }, { actor, language }) => {
    const resent = await resendApproval(actor, id)
    if (!resent.ok) return { status: 'refused', message: refusalText(resent.error, language, await readZone()) }
    return { status: 'done', message: wordsOf(language, 'waiting')('resent') }
  },
)

export const chooseAnotherInbox = defineAction(
  { input: z.object({ id: z.uuid(), approver: z.string().optional() }), guard: 'client' },
  async ({ id, approver }, { actor, language }) => {
    if (!approver) return refusedAt('approver', wordsOf(language, 'certificateRefusals')('chooseInbox'))
    const changed = await changeApprover(actor, id, approver)
    if (!changed.ok) return { status: 'refused', message: refusalText(changed.error, language, await readZone()) }
    redirect(`/account/certificates/${id}`)
  },
)

export const startAgain = defineAction({ input: z.object({ id: z.uuid() }), guard: 'client' }, async ({ id }, { actor, language }) => {
  const withdrawn = await withdrawRequest(actor, id)
  if (!withdrawn.ok) return { status: 'refused', message: refusalText(withdrawn.error, language) }
  redirect(`/account/certificates/${id}`)
})

export const saveName = defineAction(
  { input: z.object({ id: z.uuid(), label: z.string().default('') }), guard: 'actor' },
  async ({ id, label }, { actor, language }) => {
    const named = await nameCertificate(actor, id, label)
    if (named.ok) redirect(`/account/certificates/${id}`)
    return refusedAt(named.error.code === 'bad-label' ? 'label' : undefined, refusalText(named.error, language))
  },
)

/** The field that each refusal of the installation check belongs to. */
const FIELD_OF: Record<string, string> = { 'host-not-covered': 'host', 'unknown-port': 'port' }

export const checkInstallationNow = defineAction(
  { input: z.object({ id: z.uuid(), host: z.string().max(253, fault('oneName')), port: z.string().max(10) }), guard: 'actor' },
  async ({ id, host, port }, { actor, language }) => {
    const asked = await requestInstallationCheck(actor, id, { host, port })
    if (!asked.ok) return refusedAt(FIELD_OF[asked.error.code], refusalText(asked.error, language))
    refresh()
    return { status: 'done', message: wordsOf(language, 'installation')('asked') }
  },
)

export const makePullLink = defineAction(
  { input: z.object({ id: z.uuid(), label: z.string().max(1000).default('') }), guard: 'actor' },
  async ({ id, label }, { actor, language }) => {
    const made = await createPullLink(actor, id, { label })
    if (!made.ok) {
      const isLabel = made.error.code === 'label-missing' || made.error.code === 'label-too-long'
      return refusedAt(isLabel ? 'label' : undefined, refusalText(made.error, language))
    }
    refresh()
    return { status: 'done', message: wordsOf(language, 'pull')('made'), data: { link: linkTo(made.value.token) } }
  },
)

const which = z.object({ id: z.uuid(), linkId: z.uuid() })

export const renewLink = defineAction({ input: which, guard: 'actor' }, async ({ id, linkId }, { actor, language }) => {
  const renewed = await renewPullLink(actor, { certificateId: id, linkId })
  if (!renewed.ok) return { status: 'refused', message: refusalText(renewed.error, language) }
  refresh()
  return { status: 'done', message: wordsOf(language, 'pull')('renewed'), data: { link: linkTo(renewed.value.token) } }
})

/** The form disappears with its link, so the page opens at the remaining ones. */
export const revokeLink = defineAction({ input: which, guard: 'actor' }, async ({ id, linkId }, { actor, language }) => {
  const revoked = await revokePullLink(actor, { certificateId: id, linkId })
  if (!revoked.ok) return { status: 'refused', message: refusalText(revoked.error, language) }
  redirect(`/account/certificates/${id}#fetch`)
})

function linkTo(token: string): string {
  return `${env.APP_URL}/pull/${token}`
}

/** Puts the same product and term into the basket. Nothing is charged until the buyer pays there. */
export const orderAgain = defineAction({ input: z.object({ id: z.uuid() }), guard: 'actor' }, async ({ id }, { actor, language }) => {
  const found = await findAgain(actor, id)
  if (!found.ok) return { status: 'refused', message: findAgainMessage(found.error, language) }
  const put = await putIntoBasket({ ...found.value, language, token: await readBasketToken(), ip: await clientIp() })
  if ('refused' in put) return { status: 'refused', message: put.refused }
  await writeBasket(put.basket)
  redirect('/cart')
})

/** Creates a new calendar address for one certificate. It is shown once, because only its hash is stored. */
export const makeCertificateCalendar = defineAction(
  { input: z.object({ id: z.uuid() }), guard: 'actor' },
  async ({ id }, { actor, language }) => {
    const made = await renewCalendarAddress(actor, id)
    if (!made.ok) return { status: 'refused', message: refusalText(made.error, language) }
    refresh()
    return {
      status: 'done',
      message: wordsOf(language, 'dates')('calendarMade'),
      data: { link: `${env.APP_URL}/calendar/${made.value}.ics` },
    }
  },
)
