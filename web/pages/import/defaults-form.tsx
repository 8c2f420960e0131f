import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import type { ImportDefaults, ImportMapping, ImportOwner } from '../../../domain/import/mapping.ts';
import { valueUnits } from '../../../domain/import/values.ts';
import {
  customerTypes,
  findMethods,
  mediaSubSources,
  ownerProfiles,
  pursuitTypes,
} from '../../../domain/prospect/catalogue.ts';
import { requiredFor } from '../../../contracts/prospect-create.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { DateInput } from '../../parts/command-form/inputs/date-input.tsx';
import { organisationQuery } from '../../parts/organisation.ts';
import { hasProfile, useMe } from '../../shell/session/me.ts';
import { customerTypeWords, findMethodWords, mediaSubSourceWords, pursuitTypeWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface Props {
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
  readonly isMine: boolean;
}

/** What holds for every row that does not say otherwise. */
export function DefaultsForm({ mapping, onChange, isMine }: Props) {
  const t = useWords(words);
  const { defaults } = mapping;
  const choices = useChoices();
  const set = (changed: Partial<ImportDefaults>): void =>
    onChange({ ...mapping, defaults: { ...defaults, ...changed } });
  return (
    <Form
      layout="vertical"
      component="section"
      className="import-defaults"
      disabled={!isMine}
      aria-label={t('defaultsTitle')}
    >
      <h2>{t('defaultsTitle')}</h2>
      <div className="field-grid">
        <Form.Item label={t('findMethod')} htmlFor="findMethod">
          <Select
            id="findMethod"
            showSearch={{ optionFilterProp: 'label' }}
            value={defaults.findMethod}
            options={choices(findMethods, findMethodWords)}
            onChange={(findMethod) => set({ findMethod })}
          />
        </Form.Item>
        <SourceDefaults defaults={defaults} onChange={set} />
        <Form.Item label={t('pursuitType')} htmlFor="pursuitType">
          <Select
            id="pursuitType"
            value={defaults.pursuitType}
            options={choices(pursuitTypes, pursuitTypeWords)}
            onChange={(pursuitType) => set({ pursuitType })}
          />
        </Form.Item>
        <Form.Item label={t('customerType')} htmlFor="customerType">
          <Select
            id="customerType"
            value={defaults.customerType}
            options={choices(customerTypes, customerTypeWords)}
            onChange={(customerType) => set({ customerType })}
          />
        </Form.Item>
        <Form.Item label={t('consent')} htmlFor="consent" extra={t('consentHint')}>
          <Select
            id="consent"
            value={defaults.consent}
            options={(['given', 'lawfulContact', 'none'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(consent) => set({ consent })}
          />
        </Form.Item>
        <UnitField mapping={mapping} onChange={onChange} />
        <OwnerField owner={mapping.owner} onChange={(owner) => onChange({ ...mapping, owner })} />
      </div>
    </Form>
  );
}

function UnitField({ mapping, onChange }: Omit<Props, 'isMine'>) {
  const t = useWords(words);
  if (!mapping.columns.includes('expectedValue')) return null;
  return (
    <Form.Item label={t('valueUnit')}>
      <Radio.Group
        aria-label={t('valueUnit')}
        value={mapping.valueUnit}
        options={valueUnits.map((value) => ({ value, label: t(value) }))}
        onChange={({ target }) => onChange({ ...mapping, valueUnit: target.value as ImportMapping['valueUnit'] })}
      />
    </Form.Item>
  );
}

function useChoices() {
  const localized = useLocalized();
  return <Code extends string>(codes: readonly Code[], wordsOf: Readonly<Record<Code, LocalizedText>>) =>
    codes.map((value) => ({ value, label: localized(wordsOf[value]) }));
}

interface SourceProps {
  readonly defaults: ImportDefaults;
  readonly onChange: (changed: Partial<ImportDefaults>) => void;
}

/** What the chosen way of finding customers brings along. */
function SourceDefaults({ defaults, onChange }: SourceProps) {
  const t = useWords(words);
  const choices = useChoices();
  const needed = requiredFor(defaults.findMethod);
  const textOf = (typed: string): string | null => (typed.trim() === '' ? null : typed);
  return (
    <>
      {needed.includes('campaignId') && (
        <Form.Item label={t('campaignId')} htmlFor="campaignId" extra={t('campaignHint')}>
          <Input
            id="campaignId"
            maxLength={64}
            value={defaults.campaignId ?? ''}
            onChange={({ target }) => onChange({ campaignId: textOf(target.value) })}
          />
        </Form.Item>
      )}
      {needed.includes('introducerName') && (
        <Form.Item label={t('introducerName')} htmlFor="introducerName">
          <Input
            id="introducerName"
            maxLength={100}
            value={defaults.introducerName ?? ''}
            onChange={({ target }) => onChange({ introducerName: textOf(target.value) })}
          />
        </Form.Item>
      )}
      {needed.includes('mediaSubSource') && (
        <Form.Item label={t('mediaSubSource')} htmlFor="mediaSubSource">
          <Select
            id="mediaSubSource"
            value={defaults.mediaSubSource}
            options={choices(mediaSubSources, mediaSubSourceWords)}
            onChange={(mediaSubSource) => onChange({ mediaSubSource })}
          />
        </Form.Item>
      )}
      {needed.includes('publishedOn') && (
        <Form.Item label={t('publishedOn')} htmlFor="publishedOn">
          <DateInput
            id="publishedOn"
            when="past"
            value={defaults.publishedOn}
            onChange={(publishedOn) => onChange({ publishedOn: publishedOn ?? null })}
          />
        </Form.Item>
      )}
    </>
  );
}

interface OwnerProps {
  readonly owner: ImportOwner;
  readonly onChange: (owner: ImportOwner) => void;
}

/** Whose the leads become. Whoever gives no customers away can only take them or leave them to an allocator. */
function OwnerField({ owner, onChange }: OwnerProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const me = useMe();
  const { data } = useQuery(organisationQuery);
  const mayAllocate = me.capabilities.includes('allocate');
  const owners = [...(data?.staff.values() ?? [])].filter(
    ({ active, profiles, branchId, staffId }) =>
      active &&
      profiles.some((profile) => ownerProfiles.includes(profile)) &&
      (staffId === me.staffId || (mayAllocate && branchId === me.branch?.branchId)),
  );
  const ownsLeads = hasProfile(me, ...ownerProfiles);
  const kinds = [
    ...(owners.length > 0 ? (['one'] as const) : []),
    'allocator' as const,
    ...(mayAllocate || ownsLeads ? (['column'] as const) : []),
  ];
  const label = { one: t('ownerOne'), allocator: t('ownerAllocator'), column: t('ownerColumn') };
  const choose = (kind: ImportOwner['kind']): void => {
    const first = owners.find(({ staffId }) => staffId === me.staffId) ?? owners[0];
    if (kind !== 'one') onChange({ kind });
    else if (first !== undefined) onChange({ kind, staffId: first.staffId });
  };
  return (
    <Form.Item label={t('owner')} className="wide-field">
      <Radio.Group
        aria-label={t('owner')}
        value={owner.kind}
        options={kinds.map((value) => ({ value, label: label[value] }))}
        onChange={({ target }) => choose(target.value as ImportOwner['kind'])}
      />
      {owner.kind === 'one' && (
        <Select
          className="import-owner"
          aria-label={t('ownerOne')}
          showSearch={{ optionFilterProp: 'label' }}
          value={owner.staffId}
          options={owners.map(({ staffId, name, employeeNo }) => ({
            value: staffId,
            label: `${localized(name)} · ${employeeNo}`,
          }))}
          onChange={(staffId) => onChange({ kind: 'one', staffId })}
        />
      )}
    </Form.Item>
  );
}
