import { createGateway, fixtures } from '@clawwits/mock-gateway';

export const gateway = createGateway({
  answer: fixtures([
    { when: /weather/i, answer: { toolCalls: [{ name: 'get_weather', arguments: { city: 'Huế' } }] } },
    { when: 'next', answers: ['one', 'two', 'three'] },
  ]),
});
