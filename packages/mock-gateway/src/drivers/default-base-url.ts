/** Root of the gateway in the process, through msw. The host does not exist and never will (RFC 6761). */
export const defaultBaseURL = 'https://gateway.clawwits.test';
