import { readAnswer } from '../answer/read-answer'
import type { Command } from '../command'
import { certChangeApproverEmail } from '../commands/cert-change-approver-email'
import { certConfigureCert } from '../commands/cert-configure-cert'
import { certGetApproverEmail } from '../commands/cert-get-approver-email'
import { certGetCertDetail } from '../commands/cert-get-cert-detail'
import { certGetCerts } from '../commands/cert-get-certs'
import { certModifyOrder } from '../commands/cert-modify-order'
import { certParseCsr } from '../commands/cert-parse-csr'
import { certPurchaseCert } from '../commands/cert-purchase-cert'
import { certReissueCert } from '../commands/cert-reissue-cert'
import { certResendApproverEmail } from '../commands/cert-resend-approver-email'
import { certResendFulfillmentEmail } from '../commands/cert-resend-fulfillment-email'
import { checkLogin } from '../commands/check-login'
import { getAccountInfo } from '../commands/get-account-info'
import { getBalance } from '../commands/get-balance'
import { getCerts } from '../commands/get-certs'
import { getOrderDetail } from '../commands/get-order-detail'
import { getOrderList } from '../commands/get-order-list'
import { getTransHistory } from '../commands/get-trans-history'
import { peGetProductPrice } from '../commands/pe-get-product-price'
import { peGetResellerPrice } from '../commands/pe-get-reseller-price'
import { peGetRetailPrice } from '../commands/pe-get-retail-price'
import { purchaseServices } from '../commands/purchase-services'
import type { EnomClient } from '../connection/client'
import type { Contact } from '../contact'

export type Stack = 'API' | 'API.NET'

/** One query with the answer Enom documents for it (with our own values), and what the client reads from it. */
export type Exchange = {
  name: string
  effect: Command<never, unknown>['effect']
  payload: string
  output: unknown
  /** Reads a text as the answer to this query. @throws EnomError */
  read: (body: string) => unknown
  /** Sends the query to a server. @throws EnomError */
  ask: (client: EnomClient) => Promise<unknown>
}

function exchange<Input, Output>(command: Command<Input, Output>, input: Input, payload: string, output: NoInfer<Output>): Exchange {
  const { name, effect } = command
  return { name, effect, payload, output, read: (body) => readAnswer(command, input, body), ask: (client) => client.call(command, input) }
}

const PERSON: Contact = {
  firstName: 'Ada',
  lastName: 'Lindqvist',
  address1: 'Quay 1',
  city: 'Bristol',
  region: 'Avon',
  postalCode: 'BS1 4ST',
  country: 'GB',
  phone: '+44.1175550100',
  email: 'ada@harbour.example',
}
const CERT = { certId: 900001 }
const pem = (body: string) => `<![CDATA[ -----BEGIN CERTIFICATE-----\r\n ${body}\r\n -----END CERTIFICATE-----]]>\r\n`
const tidy = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
const APPROVERS =
  '<Approver Type="Domain"><ApproverEmail><![CDATA[owner@harbour.example]]> </ApproverEmail></Approver>' +
  '<Approver Type="Generic"><ApproverEmail><![CDATA[admin@harbour.example]]></ApproverEmail></Approver><Approver Type="Manual"></Approver>'
const approvers = [
  { email: 'owner@harbour.example', kind: 'domain' as const },
  { email: 'admin@harbour.example', kind: 'generic' as const },
]
const price = '<productprice><price>8.95</price><productenabled>True</productenabled></productprice>'

/** One valid answer for every command. */
export const EXCHANGES: readonly Exchange[] = [
  exchange(
    checkLogin,
    {},
    '<PartyID>{11111111-2222-3333-4444-555555555555}</PartyID><Reseller>1</Reseller><Account>123-ab-1234</Account>',
    {
      account: '123-ab-1234',
    },
  ),
  exchange(
    getAccountInfo,
    {},
    '<GetAccountInfo><UserID>keelmark</UserID><Password>canary-harbour</Password><AuthQuestionType>fpet</AuthQuestionType><AuthQuestionAnswer>canary-cat</AuthQuestionAnswer><Account>123-ab-1234</Account><Reseller>True</Reseller><AcceptTerms>True</AcceptTerms></GetAccountInfo>',
    { account: '123-ab-1234', reseller: true, acceptedTerms: true },
  ),
  exchange(
    getBalance,
    {},
    '<Reseller>1</Reseller><Balance>12,345.67</Balance><AvailableBalance>-98.70</AvailableBalance><DomainCount>3</DomainCount>',
    { balance: '12,345.67', availableBalance: '-98.70' },
  ),
  exchange(
    getCerts,
    {},
    '<GetCerts><Reseller>True</Reseller><Certs><Cert1><ProdCode>certificate-rapidssl-rapidssl</ProdCode><ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL</ProdDesc><QtyDesc>Year(s)</QtyDesc><RetailPrice>$19.95</RetailPrice><ResellerPrice>$8.95</ResellerPrice><Enabled>True</Enabled><Years>1</Years><Years>2</Years></Cert1><Cert2><ProdCode>certificate-comodo-ev</ProdCode><ProdType>221</ProdType><ProdDesc>SSL Certificate - Comodo EV</ProdDesc><QtyDesc>Year(s)</QtyDesc><RetailPrice>$1,249.00</RetailPrice><ResellerPrice>$125.50</ResellerPrice><Enabled>False</Enabled><Years>1</Years></Cert2></Certs></GetCerts><CertCount>2</CertCount>',
    {
      count: 2,
      products: [
        {
          code: 'certificate-rapidssl-rapidssl',
          prodType: 23,
          description: 'SSL Certificate - RapidSSL',
          enabled: true,
          resellerPrice: '$8.95',
          retailPrice: '$19.95',
          years: [1, 2],
        },
        {
          code: 'certificate-comodo-ev',
          prodType: 221,
          description: 'SSL Certificate - Comodo EV',
          enabled: false,
          resellerPrice: '$125.50',
          retailPrice: '$1,249.00',
          years: [1],
        },
      ],
    },
  ),
  exchange(
    purchaseServices,
    { service: 'Certificate-RapidSSL-RapidSSL', years: 1 },
    '<certid>900001</certid><OrderID>175000001</OrderID>',
    {
      ...CERT,
      orderId: 175000001,
    },
  ),
  exchange(
    certGetCerts,
    { start: 1, pageSize: 250 },
    '<CertGetCerts><Certs><Cert><IsExpired>False</IsExpired><CertID>900002</CertID><OrderDate>1/2/2026</OrderDate><ConfigDate></ConfigDate><DomainName><![CDATA[]]></DomainName><ValidityPeriod>12</ValidityPeriod><RenewalIndicator>False</RenewalIndicator><ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL</ProdDesc><ExpirationDate>1/2/2027</ExpirationDate><ServerCount>1</ServerCount><CertStatus>Awaiting Configuration</CertStatus><CertStatusID>1</CertStatusID><OrderID>175000002</OrderID><DomainCountAllowed></DomainCountAllowed><ReissueStatus></ReissueStatus></Cert><Cert><IsExpired>True</IsExpired><CertID>900001</CertID><OrderDate>12/31/2023</OrderDate><ConfigDate>1/1/2024</ConfigDate><DomainName><![CDATA[harbour.example]]></DomainName><ValidityPeriod>24</ValidityPeriod><ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL</ProdDesc><ExpirationDate>12/31/2025</ExpirationDate><ServerCount>1</ServerCount><CertStatus>Certificate Issued</CertStatus><CertStatusID>4</CertStatusID><OrderID>175000001</OrderID></Cert><ProductType>all</ProductType><StatusID>all</StatusID><StartPosition>1</StartPosition><PagingPageSize>250</PagingPageSize><Count>2</Count><Sortby>CertID</Sortby><SortByDirection>desc</SortByDirection><TotalRecords>2</TotalRecords></Certs></CertGetCerts><TotalCertCount>2</TotalCertCount>',
    {
      total: 2,
      count: 2,
      certificates: [
        {
          certId: 900002,
          orderId: 175000002,
          domainName: undefined,
          orderDate: '2026-01-02',
          expirationDate: '2027-01-02',
          prodType: 23,
          productName: 'SSL Certificate - RapidSSL',
          validityMonths: 12,
          expired: false,
          statusId: 1,
          status: 'Awaiting Configuration',
        },
        {
          certId: 900001,
          orderId: 175000001,
          domainName: 'harbour.example',
          orderDate: '2023-12-31',
          expirationDate: '2025-12-31',
          prodType: 23,
          productName: 'SSL Certificate - RapidSSL',
          validityMonths: 24,
          expired: true,
          statusId: 4,
          status: 'Certificate Issued',
        },
      ],
    },
  ),
  exchange(
    certGetCertDetail,
    CERT,
    `<CertGetCertDetail><CertID>900001</CertID><DomainName><![CDATA[harbour.example]]></DomainName><ValidityPeriod>12</ValidityPeriod><OrderDate>1/2/2026 3:04:05 PM</OrderDate><ConfigDate>1/2/2026 4:00:00 PM</ConfigDate><ExpirationDate>1/2/2027 11:59:59 PM</ExpirationDate><RenewalIndicator>False</RenewalIndicator><WebServerTypeID>22</WebServerTypeID><WebServerTypeName>Apache + ApacheSSL</WebServerTypeName><OrderID>175000001</OrderID><OrderDetailID>9001</OrderDetailID><ServerCount>1</ServerCount><DVAuthMethod>DNS</DVAuthMethod><AuthStatusID>1</AuthStatusID><AuthStatusName>INIT</AuthStatusName><AuthStatusLastUpdate>1/2/2026 4:05:00 PM</AuthStatusLastUpdate><ApproverEmail><![CDATA[admin@harbour.example]]></ApproverEmail><FileAuthName>\n\n</FileAuthName><FileAuthContents></FileAuthContents><DNSAuthEntry>s9k2</DNSAuthEntry><DNSAuthAddress>\n 20260102s9k2.harbour.example \n</DNSAuthAddress><Message></Message><CertStatusID>4</CertStatusID><CertStatus>Certificate Issued</CertStatus><CertStatusDetail>Delivered</CertStatusDetail><CertOrderStateID></CertOrderStateID><CertOrderStateName></CertOrderStateName><ReissueStatus></ReissueStatus><ComodoReissueStatus></ComodoReissueStatus><ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL</ProdDesc><UseWebHosting>0</UseWebHosting><SSLCertificate>${pem('TEVBRg==')}</SSLCertificate><CSR><![CDATA[-----BEGIN CERTIFICATE REQUEST-----]]></CSR><CACerts>${pem('Q0hBSU4=')}</CACerts><PVT><![CDATA[-----BEGIN PRIVATE KEY-----canary-----END PRIVATE KEY-----]]></PVT><ReferenceID>1234567890</ReferenceID><DomainCountAllowed>3</DomainCountAllowed><DomainList>harbour.example, quay.example</DomainList><AdminOrgName><![CDATA[Harbour Works Ltd]]></AdminOrgName><WebServerTypes><WebServerType><WebServerTypeID>22</WebServerTypeID><WebServerTypeName>Apache + ApacheSSL</WebServerTypeName><WebServerTypeCode>apacheapachessl</WebServerTypeCode></WebServerType><WebServerType><WebServerTypeID>17</WebServerTypeID><WebServerTypeName>Zeus v3+</WebServerTypeName><WebServerTypeCode>zeusv3</WebServerTypeCode></WebServerType></WebServerTypes></CertGetCertDetail>`,
    {
      ...CERT,
      orderId: 175000001,
      domainName: 'harbour.example',
      validityMonths: 12,
      orderDate: '2026-01-02',
      configDate: '2026-01-02',
      expirationDate: '2027-01-02',
      statusId: 4,
      status: 'Certificate Issued',
      statusDetail: 'Delivered',
      prodType: 23,
      productName: 'SSL Certificate - RapidSSL',
      approverEmail: 'admin@harbour.example',
      referenceId: '1234567890',
      certificatePem: tidy('TEVBRg=='),
      chainPem: tidy('Q0hBSU4='),
      csrPem: '-----BEGIN CERTIFICATE REQUEST-----\n',
      proof: { method: 'dns', dns: { entry: 's9k2', address: '20260102s9k2.harbour.example' } },
      proofStatus: 'INIT',
      proofCheckedAt: '1/2/2026 4:05:00 PM',
      webServerType: 22,
      serverTypes: [
        { id: 22, name: 'Apache + ApacheSSL', code: 'apacheapachessl' },
        { id: 17, name: 'Zeus v3+', code: 'zeusv3' },
      ],
      namesAllowed: 3,
      names: ['harbour.example', 'quay.example'],
    },
  ),
  exchange(
    certParseCsr,
    { ...CERT, csr: 'csr' },
    '<CertParseCSR><Success>True</Success><Organization>Harbour Works Ltd</Organization><DomainName>*.harbour.example</DomainName><Email></Email><HasBadExtensions>False</HasBadExtensions><Locality>Bristol</Locality><OrganizationUnit></OrganizationUnit><State>Avon</State><Country>GB</Country></CertParseCSR>',
    { domainName: '*.harbour.example', organization: 'Harbour Works Ltd', locality: 'Bristol', state: 'Avon', country: 'GB' },
  ),
  exchange(
    certGetApproverEmail,
    { ...CERT, domain: 'harbour.example' },
    `<CertGetApproverEMail><Success>True</Success>${APPROVERS}</CertGetApproverEMail>`,
    { success: true, approvers },
  ),
  exchange(
    certConfigureCert,
    { ...CERT, csr: 'csr', webServerType: 18, contacts: { admin: PERSON, tech: PERSON, billing: PERSON } },
    `<CertConfigureCert><CertID>900001</CertID><ProdType>23</ProdType><CSRData><Success>True</Success><Organization>Harbour Works Ltd</Organization><DomainName>harbour.example</DomainName><Email></Email><HasBadExtensions>False</HasBadExtensions><Locality>Bristol</Locality><OrganizationUnit></OrganizationUnit><State>Avon</State><Country>GB</Country></CSRData><ApproverEmail></ApproverEmail><Success>True</Success>${APPROVERS}</CertConfigureCert>`,
    { success: true, ...CERT, domainName: 'harbour.example', approvers },
  ),
  exchange(
    certPurchaseCert,
    { ...CERT, approverEmail: 'admin@harbour.example', method: 'file' },
    '<CertPurchaseCert><Success>True</Success><GeoTrustOrderID>1234567890</GeoTrustOrderID><ApproverEmail><![CDATA[admin@harbour.example]]></ApproverEmail><DVAuthMethod>File</DVAuthMethod><FileAuthName>\n http://harbour.example/.well-known/pki-validation/fileauth.txt\n</FileAuthName><FileAuthContents>20260102150405s9k2</FileAuthContents><DNSAuthEntry></DNSAuthEntry><DNSAuthAddress></DNSAuthAddress><CertID>900001</CertID></CertPurchaseCert>',
    {
      success: true,
      ...CERT,
      authorityOrderId: '1234567890',
      proof: {
        method: 'file',
        file: { name: 'http://harbour.example/.well-known/pki-validation/fileauth.txt', contents: '20260102150405s9k2' },
      },
    },
  ),
  exchange(certModifyOrder, CERT, '<CertModifyOrder><CertID>900001</CertID></CertModifyOrder>', CERT),
  exchange(
    certChangeApproverEmail,
    { ...CERT, approverEmail: 'hostmaster@harbour.example' },
    '<CertChangeApproverEmail><ApproverEmail><![CDATA[hostmaster@harbour.example]]></ApproverEmail><Success>true</Success></CertChangeApproverEmail>',
    { success: true, approverEmail: 'hostmaster@harbour.example' },
  ),
  exchange(
    certResendApproverEmail,
    CERT,
    '<CertResendApproverEmail><ApproverEmail><![CDATA[admin@harbour.example]]></ApproverEmail><Success>True</Success></CertResendApproverEmail>',
    { success: true, approverEmail: 'admin@harbour.example' },
  ),
  exchange(certResendFulfillmentEmail, CERT, '<CertResendFulfillmentEmail><Success>True</Success></CertResendFulfillmentEmail>', {
    success: true,
  }),
  exchange(
    certReissueCert,
    { ...CERT, csr: 'csr' },
    '<CertReissueCert><Success>True</Success><Message>The approver was asked</Message></CertReissueCert>',
    { success: true, message: 'The approver was asked' },
  ),
  ...[peGetProductPrice, peGetResellerPrice, peGetRetailPrice].map((command) =>
    exchange(
      command,
      { prodType: 23, years: 1 },
      command.name === 'PE_GetRetailPrice'
        ? price.replace('</productprice>', '<minimumregistration>1</minimumregistration></productprice>')
        : price,
      { price: '8.95', enabled: true },
    ),
  ),
  exchange(
    getOrderList,
    { start: 1 },
    '<OrderList><BeginDate>7/2/2025 5:11:16 AM</BeginDate><EndDate>1/2/2026 5:11:16 AM</EndDate><OrderDetail><OrderID>175000002</OrderID><OrderDate>1/2/2026 5:09:09 AM</OrderDate><StatusDesc>Order complete</StatusDesc><OrderProcessFlag>True</OrderProcessFlag></OrderDetail><OrderDetail><OrderID>175000001</OrderID><OrderDate>12/31/2025 5:08:00 AM</OrderDate><StatusDesc>Processing</StatusDesc><OrderProcessFlag>False</OrderProcessFlag></OrderDetail><ShowStart>1</ShowStart><ShowEnd>25</ShowEnd><NextStartPosition>26</NextStartPosition><RecordCount>2</RecordCount></OrderList>',
    {
      total: 2,
      orders: [
        { orderId: 175000002, orderDate: '2026-01-02', status: 'Order complete', processed: true },
        { orderId: 175000001, orderDate: '2025-12-31', status: 'Processing', processed: false },
      ],
    },
  ),
  exchange(
    getOrderDetail,
    { orderId: 175000001 },
    '<Order><OrderID>175000001</OrderID><Result>true</Result><BillDate>1/2/2026 5:40:05 AM</BillDate><CCRefNum/><OrderBillAmount>$8.95</OrderBillAmount><AdjustToAccount/><Certs>true</Certs><OrderStatus>6</OrderStatus><StatusDesc>Successful</StatusDesc><OrderDate>1/2/2026 5:37:42 AM</OrderDate><OrderDetail><ProductType>SSL Certificate - RapidSSL</ProductType><Description>900001</Description><Status>Successful</Status><Quantity>1</Quantity><DetailStatusID>9</DetailStatusID><AmountPaid>8.95</AmountPaid><DomainPassword>canary-door</DomainPassword><OrderStatus>Closed</OrderStatus><ExpiryDatetime>1/2/2027 5:37:00 AM</ExpiryDatetime></OrderDetail></Order>',
    {
      orderId: 175000001,
      found: true,
      orderDate: '2026-01-02',
      billDate: '2026-01-02',
      billed: '$8.95',
      hasCertificates: true,
      status: 'Successful',
      items: [
        {
          product: 'SSL Certificate - RapidSSL',
          description: '900001',
          status: 'Successful',
          years: 1,
          paid: '8.95',
          state: 'Closed',
        },
      ],
    },
  ),
  exchange(
    getTransHistory,
    { start: 1, from: '2026-01-01' },
    '<TransHistory><AdjustedBeginDate/><AdjustedEndDate/><FName>Ada</FName><LName>Lindqvist</LName><PartyID>{11111111-2222-3333-4444-555555555555}</PartyID><CurrentStartPosition>1</CurrentStartPosition><RecordCount>2</RecordCount><NewStartPosition>26</NewStartPosition><OldStartPosition>0</OldStartPosition><Transaction><Trans-Date>1/2/2026 1:25:11 PM</Trans-Date><Amount>-$8.95</Amount><TransDescription>Order</TransDescription><TransType>1</TransType><LinkValue>OrderDetail.asp?OrderID=175000001&amp;OrderProcess=Successful</LinkValue><OrderID>175000001</OrderID><OrderProcessFlag>True</OrderProcessFlag><Balance>-$1,873.13</Balance><ComBalance/><TransStatus>Successful</TransStatus></Transaction><Transaction><Trans-Date>1/1/2026 2:05:01 AM</Trans-Date><Amount>$500.00</Amount><TransDescription>Refill Reseller Account</TransDescription><TransType>4</TransType><LinkValue/><OrderID/><OrderProcessFlag>True</OrderProcessFlag><Balance>-$1,864.18</Balance><ComBalance/><TransStatus>3</TransStatus></Transaction></TransHistory>',
    {
      total: 2,
      transactions: [
        {
          at: '1/2/2026 1:25:11 PM',
          day: '2026-01-02',
          amount: '-$8.95',
          type: 1,
          orderId: 175000001,
          balance: '-$1,873.13',
          description: 'Order',
          status: 'Successful',
        },
        {
          at: '1/1/2026 2:05:01 AM',
          day: '2026-01-01',
          amount: '$500.00',
          type: 4,
          orderId: undefined,
          balance: '-$1,864.18',
          description: 'Refill Reseller Account',
          status: '3',
        },
      ],
    },
  ),
]

const GOOD = '<ErrCount>0</ErrCount><ResponseCount>0</ResponseCount>'

/** Returns a whole reply as one of Enom's two server programs writes it. They differ in their elements and in how they write empty ones. */
export function documentOf(command: string, payload: string, stack: Stack, outcome = GOOD): string {
  const head = `<?xml version="1.0" encoding="utf-8"?>\r\n<interface-response>\r\n${payload}\r\n<Command>${command.toUpperCase()}</Command><APIType>${stack}</APIType><Language>eng</Language>${outcome}`
  const trail = '<TrackingKey>11111111-2222-3333-4444-555555555555</TrackingKey><RequestDateTime>1/2/2026 3:04:05 PM</RequestDateTime>'
  return stack === 'API'
    ? `${head}<MinPeriod></MinPeriod><MaxPeriod>10</MaxPeriod><Server>SIM01</Server><Site>eNom</Site><IsLockable></IsLockable><IsRealTimeTLD></IsRealTimeTLD><TimeDifference>+0.00</TimeDifference><ExecTime>0.000</ExecTime><Done>true</Done>${trail}<debug><![CDATA[]]></debug>\r\n</interface-response>\r\n`
    : `${head}<MinPeriod>1</MinPeriod><MaxPeriod>10</MaxPeriod><Server>sim01</Server><Site>eNom</Site><IsLockable/><IsRealTimeTLD/><TimeDifference>+08.00</TimeDifference><ExecTime>0.015</ExecTime><Done>true</Done>${trail}<debug/>\r\n</interface-response>`
}
