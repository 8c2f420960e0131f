import { defineWords } from '../../words/words.ts';

export const newerWords = defineWords('settings-newer', {
  zh: {
    newer: '{{who}} 已发布第 {{version}} 版。您的修改仍在；请与新版本比较后再发布。',
    compare: '与新版本比较',
  },
  en: {
    newer:
      '{{who}} has published version {{version}}. Your changes are still here; compare them with it before you publish.',
    compare: 'Compare with the new version',
  },
});
