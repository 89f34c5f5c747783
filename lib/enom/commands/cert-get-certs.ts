import { z } from 'zod'
import { defineCommand } from '../command'
import { countField, dayField, flagField, idField } from '../fields'
import { child, children, textIn } from '../xml'

/** Enom's largest page; its default of 25 would make older certificates look absent. */
export const LARGEST_PAGE = 250

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

/** One page of the certificates of the account, newest first. Rows of old data may lack most fields. Enom CertGetCerts. */
export const certGetCerts = defineCommand({
  name: 'CertGetCerts',
  effect: 'read',
  timeoutMs: 60_000,
  input: z.object({
    /** From 1. */
    start: z.int().positive(),
    pageSize: z.int().min(1).max(LARGEST_PAGE),
    prodType: z.int().positive().optional(),
    statusId: z.int().positive().optional(),
    orderedFrom: day.optional(),
  }),
  toForm: ({ start, pageSize, prodType, statusId, orderedFrom }) => ({
    StartPosition: start,
    PagingPageSize: pageSize,
    SortBy: 'CertID',
    SortByDirection: 'Desc',
    ProdType: prodType,
    CertStatusID: statusId,
    OrderDateStart: orderedFrom?.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1'),
  }),
  reply: z.object({
    total: countField,
    certificates: z.array(
      z.object({
        certId: idField,
        orderId: idField.optional(),
        domainName: z.string().optional(),
        orderDate: dayField.optional(),
        expirationDate: dayField.optional(),
        prodType: countField.optional(),
        productName: z.string().optional(),
        validityMonths: countField.optional(),
        statusId: countField.optional(),
        status: z.string().optional(),
        expired: flagField.optional(),
      }),
    ),
  }),
  fromReply: (root) => {
    const list = child(child(root, 'CertGetCerts'), 'Certs')
    return {
      total: textIn(root, 'TotalCertCount') ?? textIn(list, 'TotalRecords'),
      certificates: children(list, 'Cert').map((cert) => ({
        certId: textIn(cert, 'CertID'),
        orderId: textIn(cert, 'OrderID'),
        domainName: textIn(cert, 'DomainName'),
        orderDate: textIn(cert, 'OrderDate'),
        expirationDate: textIn(cert, 'ExpirationDate'),
        prodType: textIn(cert, 'ProdType'),
        productName: textIn(cert, 'ProdDesc'),
        validityMonths: textIn(cert, 'ValidityPeriod'),
        statusId: textIn(cert, 'CertStatusID'),
        status: textIn(cert, 'CertStatus'),
        expired: textIn(cert, 'IsExpired'),
      })),
    }
  },
  recordable: ({ start, pageSize, prodType, statusId, orderedFrom }) => ({ start, pageSize, prodType, statusId, orderedFrom }),
})
