import { Form, Input, Select } from 'antd';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { findMethods, mediaSubSources, type FindMethod } from '../../../domain/prospect/catalogue.ts';
import { DateInput } from '../../parts/command-form/inputs/date-input.tsx';
import { findMethodWords, mediaSubSourceWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { sourceFields, type LeadFieldName, type LeadValues } from './values.ts';
import { words } from './words.ts';

/** What the methods with names of the bank's own mean. */
const methodHints: Partial<Readonly<Record<FindMethod, LocalizedText>>> = {
  mediaData: {
    zh: '从报刊、年鉴、公告或网络资料中找到',
    en: 'Found in the press, a yearbook, a public notice or the web',
  },
  hound: {
    zh: '由受托的圈内人（财务、法律、地产等）提供线索',
    en: 'Passed on by somebody asked to look out for leads',
  },
  coldApproach: { zh: '直接联系素不相识的客户', en: 'A stranger, contacted directly' },
  affinity: { zh: '由亲友、同学、同乡等熟人引荐', en: 'Introduced by family, friends or former classmates' },
  relationship: {
    zh: '由上下游、主管部门、协会等现有关系引荐',
    en: 'Introduced through partners, authorities or associations',
  },
  circle: { zh: '来自现有客户的社交圈', en: 'From the social circle of a customer' },
  stockMining: { zh: '已在本行开户的客户', en: 'Already has an account at the bank' },
};

/** The way the customer was found, and what this way brings along. */
export function SourceFields() {
  const t = useWords(words);
  const localized = useLocalized();
  const findMethod = Form.useWatch<LeadValues['findMethod']>('findMethod') ?? 'coldApproach';
  const hint = methodHints[findMethod];
  return (
    <div className="field-grid">
      <Form.Item name="findMethod" label={t('findMethod')} required extra={hint === undefined ? null : localized(hint)}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={findMethods.map((code) => ({ value: code, label: localized(findMethodWords[code]) }))}
        />
      </Form.Item>
      {sourceFields(findMethod).map(({ name, needed }) => (
        <SourceField key={name} name={name} needed={needed} />
      ))}
    </div>
  );
}

function SourceField({ name, needed }: { readonly name: LeadFieldName; readonly needed: boolean }) {
  const t = useWords(words);
  const localized = useLocalized();
  if (name === 'mediaSubSource')
    return (
      <Form.Item name={name} label={t('mediaSubSource')} required={needed}>
        <Select
          options={mediaSubSources.map((code) => ({ value: code, label: localized(mediaSubSourceWords[code]) }))}
        />
      </Form.Item>
    );
  if (name === 'publishedOn')
    return (
      <Form.Item name={name} label={t('publishedOn')} required={needed} extra={t('publishedOnHint')}>
        <DateInput when="past" />
      </Form.Item>
    );
  const label = {
    introducerName: t('introducerName'),
    campaignId: t('campaignId'),
    publicationTitle: t('publicationTitle'),
  };
  if (name !== 'introducerName' && name !== 'campaignId' && name !== 'publicationTitle') return null;
  return (
    <Form.Item name={name} label={label[name]} required={needed}>
      <Input autoComplete="off" />
    </Form.Item>
  );
}
