import type { z } from 'zod'
import type { TokenScope } from '../actor'
import * as schema from './schema'

export type Operation = {
  method: 'get' | 'post'
  /** The path below /api/v1, with parameters in braces. */
  path: string
  summary: string
  /** The scope that the verb requires of a token. */
  scope: TokenScope
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodObject
  answer: z.ZodObject
  /** The HTTP status of a successful response. */
  status: 200 | 201
}

/** All API operations. The routes, the OpenAPI document and their tests are derived from this table. */
export const OPERATIONS = {
  listOrders: {
    method: 'get',
    path: '/orders',
    summary: 'List orders, newest first',
    scope: 'orders:read',
    query: schema.orderQuery,
    answer: schema.orderPage,
    status: 200,
  },
  placeOrder: {
    method: 'post',
    path: '/orders',
    summary: 'Place an order for a buyer, who gets an email with a payment link',
    scope: 'orders:write',
    body: schema.newOrder,
    answer: schema.order,
    status: 201,
  },
  getOrder: {
    method: 'get',
    path: '/orders/{id}',
    summary: 'Get one order',
    scope: 'orders:read',
    params: schema.anyId,
    answer: schema.order,
    status: 200,
  },
  cancelOrder: {
    method: 'post',
    path: '/orders/{id}/cancel',
    summary: 'Cancel an unpaid order',
    scope: 'orders:write',
    params: schema.anyId,
    answer: schema.order,
    status: 200,
  },
  listCertificates: {
    method: 'get',
    path: '/certificates',
    summary: 'List certificates, newest first',
    scope: 'certificates:read',
    query: schema.certificateQuery,
    answer: schema.certificatePage,
    status: 200,
  },
  getCertificate: {
    method: 'get',
    path: '/certificates/{id}',
    summary: 'Get one certificate',
    scope: 'certificates:read',
    params: schema.anyId,
    answer: schema.certificate,
    status: 200,
  },
  remindBuyer: {
    method: 'post',
    path: '/certificates/{id}/remind',
    summary: 'Remind the buyer of the pending set-up or approval',
    scope: 'certificates:write',
    params: schema.anyId,
    answer: schema.certificate,
    status: 200,
  },
  suspendCertificate: {
    method: 'post',
    path: '/certificates/{id}/suspend',
    summary: 'Suspend a certificate, giving the buyer a reason',
    scope: 'certificates:write',
    params: schema.anyId,
    body: schema.suspension,
    answer: schema.certificate,
    status: 200,
  },
  unsuspendCertificate: {
    method: 'post',
    path: '/certificates/{id}/unsuspend',
    summary: 'Resume a suspended certificate where it left off',
    scope: 'certificates:write',
    params: schema.anyId,
    answer: schema.certificate,
    status: 200,
  },
  resendEmail: {
    method: 'post',
    path: '/certificates/{id}/resend-email',
    summary: 'Have the authority resend its approval email or the issued files',
    scope: 'certificates:write',
    params: schema.anyId,
    body: schema.resending,
    answer: schema.certificate,
    status: 200,
  },
  listProducts: {
    method: 'get',
    path: '/products',
    summary: 'List the products on sale, in the shop’s order',
    scope: 'products:read',
    query: schema.pageQuery,
    answer: schema.productPage,
    status: 200,
  },
  getProduct: {
    method: 'get',
    path: '/products/{slug}',
    summary: 'Get one product on sale',
    scope: 'products:read',
    params: schema.anySlug,
    answer: schema.product,
    status: 200,
  },
} as const satisfies Record<string, Operation>
