/**
 * Words that are close in meaning, by topic. A toy: demonstrations of a search have the expected results, for these
 * words alone. Words of any other text are related only if they are equal.
 */
const vocabulary = {
  animals:
    'animal animals pet pets cat cats kitten dog dogs puppy bird birds fish horse horses rabbit hamster mèo chó chim thú',
  finance:
    'finance finances financial money revenue revenues profit profits earnings income budget invoice invoices payment payments ' +
    'bank banking tax taxes cost costs price prices quarterly economy market stocks doanh thu ngân hàng tiền',
  food: 'food meal meals breakfast lunch dinner cook cooking recipe recipes bread rice noodles soup fruit vegetables restaurant cơm phở bánh',
  weather:
    'weather rain rainy snow sun sunny storm storms wind windy cloud clouds cloudy forecast temperature mưa nắng gió bão',
  travel:
    'travel trip trips flight flights airport hotel hotels train trains tourist vacation holiday passport luggage bay lịch',
  software:
    'software code coding program programs programming computer computers developer developers bug bugs api server servers database',
  health:
    'health healthy doctor doctors hospital medicine patient patients illness disease fever nurse clinic therapy sức khỏe bệnh',
  music: 'music song songs melody guitar piano concert singer band orchestra violin nhạc hát',
  sport:
    'sport sports football soccer tennis basketball team teams match goal player players athlete race running bóng thể thao',
  account: 'account accounts wallet wallets balance key keys login password subscription billing credit credits top',
} as const;

/** Topic of each word of the vocabulary. */
const topics: ReadonlyMap<string, string> = new Map(
  Object.entries(vocabulary).flatMap(([topic, words]) => words.split(' ').map((word) => [word, topic] as const)),
);

/** Returns the topic of a word in lower case; `undefined` if the vocabulary does not hold it. */
export const topicOf = (word: string): string | undefined => topics.get(word);
