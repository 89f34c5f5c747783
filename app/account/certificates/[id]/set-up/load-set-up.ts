import { notFound, redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/guards/guards'
import { getCertificate, getDraft } from '@/lib/certificates/view/queries'
import type { Draft } from '@/lib/certificates/view/schema'

const STEPS = ['server', 'contacts', 'approver', 'check'] as const
export type StepName = (typeof STEPS)[number]

/** Returns the steps of a draft: a replacement needs only the request. */
export function stepsOf({ isReplacement }: Pick<Draft, 'isReplacement'>): readonly StepName[] {
  return isReplacement ? ['server', 'check'] : STEPS
}

/** Returns the path of one step. */
export function stepPath(certificateId: string, step: StepName): string {
  return `/account/certificates/${certificateId}/set-up/${step}`
}

/**
 * Loads the certificate and draft for a step, for the signed-in person. Redirects to the certificate's own page if it cannot be changed
 * now.
 */
export async function loadSetUp(id: string, step: StepName) {
  const actor = await requireActor(stepPath(id, step))
  const [certificate, draft] = await Promise.all([getCertificate(actor, id), getDraft(actor, id)])
  if (!certificate || !draft) notFound()
  if (!draft.isEditable) redirect(`/account/certificates/${id}`)
  return { certificate, draft }
}

/** Returns the first unfinished step, where a returning buyer continues. */
export function firstOpenStep(draft: Pick<Draft, 'steps'>): StepName {
  return STEPS.find((step) => step === 'check' || draft.steps[step] !== 'done') ?? 'check'
}
