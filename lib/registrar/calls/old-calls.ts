import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { firstId } from '../../db/new-id'

/**
 * Enom commands that only read. Any other command is assumed to buy or send something, so a new command's calls are kept for the longer
 * period until the command is listed here.
 */
export const QUESTIONS: readonly string[] = [
  'CertGetApproverEmail',
  'CertGetCertDetail',
  'CertGetCerts',
  'CertParseCSR',
  'CheckLogin',
  'GetAccountInfo',
  'GetBalance',
  'GetCerts',
  'GetOrderDetail',
  'GetOrderList',
  'GetTransHistory',
  'PE_GetProductPrice',
  'PE_GetResellerPrice',
  'PE_GetRetailPrice',
]

/** SQL: whether the purchase and the submission of call `e` are settled. */
const IS_SETTLED = Prisma.sql`
  not exists (select 1 from "SupplierOperation" a
    where (a.id = e."operationId" or a."certificateId" = e."certificateId") and a.state in ('started', 'unknown'))
  and not exists (select 1 from "Certificate" c where c.id = e."certificateId" and c.stage = 'submission')`

/** Deletes up to `limit` read-only calls that are older than a given time. */
export async function deleteQuestions(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "EnomCall" where id in (
      select e.id from "EnomCall" e
       where e.command = any(${QUESTIONS}) and e."operationId" is null and e.id < ${firstId(before)}::uuid and ${IS_SETTLED}
       order by e.id limit ${limit})`
}

/** Clears the texts of up to `limit` calls that are older than a given time. */
export async function emptyCalls(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    update "EnomCall" set input = '{}', "errorText" = null where id in (
      select e.id from "EnomCall" e
       where (e.input <> '{}' or e."errorText" is not null) and e.id < ${firstId(before)}::uuid and ${IS_SETTLED}
       order by e.id limit ${limit})`
}
