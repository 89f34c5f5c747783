import { notFound, redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/guards/guards'
import { getDraft } from '@/lib/certificates/view/queries'
import { firstOpenStep, stepPath } from './load-set-up'

/** Redirects to the step where the buyer stopped. */
export default async function SetUpPage({ params }: PageProps<'/account/certificates/[id]/set-up'>) {
  const { id } = await params
  const actor = await requireActor(`/account/certificates/${id}/set-up`)
  const draft = await getDraft(actor, id)
  if (!draft) notFound()
  redirect(stepPath(id, firstOpenStep(draft)))
}
