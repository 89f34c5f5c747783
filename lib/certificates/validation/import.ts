import { DAY, later, now } from '../../clock'
import type { Tx } from '../../db/transaction'
import { beginIssuance } from '../lifecycle/begin-issuance'
import { nextLook } from '../lifecycle/next-look'
import { placeOf } from '../lifecycle/places'
import type { Imported } from './imported-facts'
import { schedulePoll } from './schedule'

type Bought = {
  orderId: string
  orderItemId: string
  userId: string
  typeCode: string
  years: number
  enomAccountId: string
  enomCertId: number | null
  enomOrderId: number | null
  cost: number | null
}

/**
 * Records a certificate that was bought from Enom outside the shop, with Enom's facts about it, as the only certificate of its order.
 * Returns its id.
 */
export async function importCertificate(tx: Tx, bought: Bought, { file, csrPem, ...columns }: Imported, actor: string): Promise<string> {
  const at = now()
  const detail = { enomCertId: bought.enomCertId }
  const { id } = await tx.certificate.create({
    data: {
      ...bought,
      ...columns,
      ordinal: 1,
      lookAt: file && later(at, DAY),
      statusSince: at,
      createdAt: at,
      events: { create: { at, kind: 'certificate.imported', to: placeOf(columns), actor, detail } },
    },
    select: { id: true },
  })
  await beginIssuance(tx, id, { csrPem, ...(file && { files: { create: { ...file, certificateId: id, receivedAt: at } } }) })
  if (placeOf(columns) === 'issued' && bought.enomCertId !== null)
    await tx.certificate.update({ where: { id }, data: { lookAgainAt: nextLook(id, at) } })
  if (columns.nextCheckAt) await schedulePoll(tx, id, columns.nextCheckAt)
  return id
}
