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

import { type Exchange, exchange } from './exchange'

const price = '<productprice><price>8.95</price><productenabled>True</productenabled></productprice>'

/** A valid response for every command about the account: its login, money, prices and orders. */
export const ACCOUNT_EXCHANGES: readonly Exchange[] = [
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
