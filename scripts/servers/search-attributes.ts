import { searchAttributes } from '../../workflows/search-attributes.ts';

/** Our types in the words of the Temporal command line tool. */
const WORDS = {
  TEXT: 'Text',
  KEYWORD: 'Keyword',
  INT: 'Int',
  DOUBLE: 'Double',
  BOOL: 'Bool',
  DATETIME: 'Datetime',
  KEYWORD_LIST: 'KeywordList',
} as const;

/** Every search attribute that a workflow sets: name → type in the words of the command line tool. */
export const SEARCH_ATTRIBUTE_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  searchAttributes.map(({ name, type }) => [name, WORDS[type]]),
);
