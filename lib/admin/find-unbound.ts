import { type Actor, isStaff } from '../actor'
import { DAY } from '../clock'
import { db } from '../db/client'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { ListedCertificate, Registrar } from '../registrar/types'
import { err, ok, type Result } from '../result'
import type { AskEnomRefusal } from './ask-enom'

/** 5,000 certificates; ends a list that never does. */
const MOST_PAGES = 20

/**
 * Lists certificates at Enom of the same type that no order here holds, ordered since the day before this one was asked for:
 * one of them may be what an unclear purchase bought.
 */
export async function findUnbound(actor: Actor, certificateId: string): Promise<Result<ListedCertificate[], AskEnomRefusal>> {
  const certificate =
    isStaff(actor) &&
    (await db.certificate.findUnique({ where: { id: certificateId }, select: { createdAt: true, type: true, orderItem: withAccount } }))
  if (!certificate) return err({ code: 'not-found' })
  const registrar = await openRegistrar({ accountId: certificate.orderItem.product.enomAccountId, certificateId })
  if (!registrar) return err({ code: 'no-account' })
  // Enom names no zone with its dates, so a day is added on this side.
  const orderedFrom = new Date(certificate.createdAt.getTime() - DAY).toISOString().slice(0, 10)
  try {
    const rows = await listAll(registrar, { enomProdType: certificate.type.enomProdType, orderedFrom })
    const held = await db.certificate.findMany({
      where: { enomAccountId: registrar.accountId, enomCertId: { in: rows.map((row) => row.enomCertId) } },
      select: { enomCertId: true },
    })
    const taken = new Set(held.map((row) => row.enomCertId))
    return ok(rows.filter((row) => !taken.has(row.enomCertId)))
  } catch (cause) {
    if (!(cause instanceof RegistrarError)) throw cause
    return err({ code: 'enom-refused', text: cause.text })
  }
}

/** Every page of Enom's list: one left out would look as if nothing had been bought. */
async function listAll(registrar: Registrar, filter: { enomProdType: number; orderedFrom: string }): Promise<ListedCertificate[]> {
  const rows: ListedCertificate[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const part = await registrar.certificates({ page, ...filter })
    rows.push(...part.rows)
    if (!part.rows.length || rows.length >= part.total) return rows
  }
  throw new RegistrarError('unreachable', `Enom lists more than ${rows.length} certificates of this type; look there`)
}

const withAccount = { select: { product: { select: { enomAccountId: true } } } } as const
