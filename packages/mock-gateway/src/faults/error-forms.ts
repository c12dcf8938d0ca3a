import type { ErrorCode } from '@clawwits/contract';

/** An error as another server writes it. */
export interface ErrorForm {
  readonly status: number;
  readonly contentType: string;
  readonly body: object;
  /** The contract's nearest code, for the journal. */
  readonly code: ErrorCode;
}

const overloaded = 'The model is overloaded.';

const unavailable = (body: object, contentType = 'application/json'): ErrorForm => ({
  status: 503,
  contentType,
  body,
  code: 'router_error',
});

/** The forms in which servers that call themselves compatible write their errors. */
export const errorForms = {
  'problem-json': unavailable(
    { type: 'about:blank', title: 'Service Unavailable', status: 503, detail: overloaded },
    'application/problem+json',
  ),
  'error-detail': unavailable({ detail: overloaded }),
  'error-detail-list': {
    status: 422,
    contentType: 'application/json',
    body: { detail: [{ type: 'missing', loc: ['body', 'messages', 0, 'role'], msg: 'Field required' }] },
    code: 'invalid_request',
  },
  'error-list': unavailable({ success: false, errors: [{ code: 3040, message: overloaded }], messages: [] }),
  'error-description': {
    status: 401,
    contentType: 'application/json',
    body: { error: 'invalid_token', error_description: 'The access token has expired.' },
    code: 'unauthorized',
  },
  'error-fault': unavailable({
    fault: { faultstring: overloaded, detail: { errorcode: 'messaging.adaptors.http.flow.ServiceUnavailable' } },
  }),
} as const satisfies Record<string, ErrorForm>;

/** The name of an error form. */
export type ErrorFormName = keyof typeof errorForms;

export const isErrorForm = (name: string): name is ErrorFormName => Object.hasOwn(errorForms, name);
