import { Form, Input, Select } from 'antd';
import { findMethods, mediaSubSources } from '../../../domain/prospect/catalogue.ts';
import { DateInput } from '../../parts/command-form/inputs/date-input.tsx';
import { findMethodWords, mediaSubSourceWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { sourceFields, type LeadFieldName, type LeadValues } from './values.ts';
import { words } from './words.ts';

/** The way the customer was found, and what this way brings along. */
export function SourceFields() {
  const t = useWords(words);
  const localized = useLocalized();
  const findMethod = Form.useWatch<LeadValues['findMethod']>('findMethod') ?? 'coldApproach';
  return (
    <div className="field-grid">
      <Form.Item name="findMethod" label={t('findMethod')} required>
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
        <DateInput />
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
