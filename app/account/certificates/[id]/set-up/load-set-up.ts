import { notFound, redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/guards/guards'
import { getCertificate, getDraft } from '@/lib/certificates/view/queries'
import type { Draft } from '@/lib/certificates/view/schema'

export const STEPS = ['server', 'contacts', 'approver', 'check'] as const
export type StepName = (typeof STEPS)[number]

/** The path of one step. */
export function stepPath(certificateId: string, step: StepName): string {
  return `/account/certificates/${certificateId}/set-up/${step}`
}

/** What every step needs: who asks, the certificate and its draft. A certificate that cannot be changed now leads to its own page. */
export async function loadSetUp(id: string, step: StepName) {
  const actor = await requireActor(stepPath(id, step))
  const [certificate, draft] = await Promise.all([getCertificate(actor, id), getDraft(actor, id)])
  if (!certificate || !draft) notFound()
  if (!draft.isEditable) redirect(`/account/certificates/${id}`)
  return { certificate, draft }
}

/** The first unfinished step, where someone who comes back continues. */
export function firstOpenStep(draft: Pick<Draft, 'steps'>): StepName {
  return STEPS.find((step) => step === 'check' || draft.steps[step] !== 'done') ?? 'check'
}
