import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Checkbox, Input, InputNumber, Popover, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { nextActionColours } from '../../../domain/board/next-action-colour.ts';
import { customerTypes, findMethods, ownerProfiles } from '../../../domain/prospect/catalogue.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { organisationQuery } from '../../parts/organisation.ts';
import { hasProfile, useMe } from '../../shell/session/me.ts';
import { customerTypeWords, findMethodWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { filterCount, filterOf, orderOf } from './query.ts';
import type { BoardFilter, BoardSearch } from './search.ts';
import { useIsPhone } from './use-is-phone.ts';
import { words } from './words.ts';

interface FiltersProps {
  readonly search: BoardSearch;
  readonly onChange: (changed: Partial<BoardSearch>) => void;
}

/** What board and table are narrowed to; the address carries it. */
export function Filters({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  const isPhone = useIsPhone();
  const count = filterCount(filterOf(search));
  const clear = (): void => {
    const names = Object.keys(filterOf(search)) as (keyof BoardFilter)[];
    onChange(Object.fromEntries(names.map((name) => [name, undefined])));
  };
  const often = <OftenUsed search={search} onChange={onChange} />;
  const seldom = <SeldomUsed search={search} onChange={onChange} />;
  return (
    <search className="toolbar" aria-label={t('filters')}>
      <NameFilter search={search} onChange={onChange} />
      {!isPhone && often}
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={
          <div className="facts">
            {isPhone && often}
            {seldom}
          </div>
        }
      >
        <Badge count={count} size="small">
          <Button icon={<FilterOutlined />}>{isPhone ? t('filters') : t('moreFilters')}</Button>
        </Badge>
      </Popover>
      {count > 0 && (
        <Button type="link" onClick={clear}>
          {t('clearFilters')}
        </Button>
      )}
    </search>
  );
}

function NameFilter({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  return (
    <Input.Search
      // Another address is another text.
      key={search.q ?? ''}
      allowClear
      defaultValue={search.q}
      className="board-filter"
      aria-label={t('searchLabel')}
      placeholder={t('searchHint')}
      onSearch={(text) => onChange({ q: text.trim() === '' ? undefined : text.trim() })}
    />
  );
}

/** In sight on a wide screen, in the panel on a phone. */
function OftenUsed({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  return (
    <>
      <PeopleFilters search={search} onChange={onChange} />
      <Choice
        label={t('anyNext')}
        value={search.nextAction}
        options={nextActionColours.map((value) => ({ value, label: t(value) }))}
        onChange={(nextAction) => onChange({ nextAction })}
      />
      <Tick label={t('rotting')} isOn={search.rotting} onChange={(rotting) => onChange({ rotting })} />
      <Tick label={t('held')} isOn={search.held} onChange={(held) => onChange({ held })} />
    </>
  );
}

/** Owner and units: only of those whose prospects the person may see. */
function PeopleFilters({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const me = useMe();
  const { data } = useQuery(organisationQuery);
  if (data === undefined || hasOnlyOwn(me)) return null;
  const seesAll = hasProfile(me, 'admin', 'executiveSponsor', 'compliance', 'researchAnalyst', 'serviceQualityAnalyst');
  const branchId = seesAll ? search.branchId : me.branch?.branchId;
  const isIn = (unit: { readonly branchId: string }): boolean => branchId === undefined || unit.branchId === branchId;
  const owners = [...data.staff.values()].filter(
    (member) => isIn(member) && member.active && member.profiles.some((profile) => ownerProfiles.includes(profile)),
  );
  const inTeam = owners.filter(({ teamId }) => search.teamId === undefined || teamId === search.teamId);
  return (
    <>
      {seesAll && (
        <Choice
          label={t('anyBranch')}
          value={search.branchId}
          options={[...data.branches.values()].map((unit) => ({ value: unit.branchId, label: localized(unit.name) }))}
          onChange={(chosen) => onChange({ branchId: chosen, teamId: undefined, ownerId: undefined })}
        />
      )}
      <Choice
        label={t('anyTeam')}
        value={search.teamId}
        options={[...data.teams.values()]
          .filter(isIn)
          .map((unit) => ({ value: unit.teamId, label: localized(unit.name) }))}
        onChange={(teamId) => onChange({ teamId, ownerId: undefined })}
      />
      <Choice
        label={t('anyOwner')}
        value={search.ownerId}
        options={inTeam.map((member) => ({ value: member.staffId, label: localized(member.name) }))}
        onChange={(ownerId) => onChange({ ownerId })}
      />
    </>
  );
}

/** True for those whose board holds nobody else's prospects. */
function hasOnlyOwn(me: ReturnType<typeof useMe>): boolean {
  const headsNone = me.teamIdsLed.length === 0 && me.branchIdsHeaded.length === 0;
  return headsNone && me.profiles.every((profile) => ownerProfiles.includes(profile) && profile !== 'unitHead');
}

function SeldomUsed({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  const { sort, order } = orderOf(search);
  return (
    <>
      <Choice
        label={t('anyType')}
        value={search.customerType}
        options={useOptions(customerTypes, customerTypeWords)}
        onChange={(customerType) => onChange({ customerType })}
      />
      <Choice
        label={t('anyMethod')}
        value={search.findMethod}
        options={useOptions(findMethods, findMethodWords)}
        onChange={(findMethod) => onChange({ findMethod })}
      />
      <YuanFilter label={t('minYuan')} value={search.minYuan} onChange={(minYuan) => onChange({ minYuan })} />
      <YuanFilter label={t('maxYuan')} value={search.maxYuan} onChange={(maxYuan) => onChange({ maxYuan })} />
      <Labelled label={t('sortLabel')}>
        <Select
          aria-label={t('sortLabel')}
          value={`${sort} ${order}`}
          popupMatchSelectWidth={false}
          options={[
            { value: 'nextActionAt asc', label: t('sortNext') },
            { value: 'expectedValueFen desc', label: t('sortValue') },
            { value: 'stepEnteredAt asc', label: t('sortStep') },
            { value: 'lastContactAt asc', label: t('sortContact') },
            { value: 'customerName asc', label: t('sortName') },
          ]}
          onChange={(chosen) => {
            const [by, direction] = chosen.split(' ') as [typeof sort, typeof order];
            onChange({ sort: by, order: direction });
          }}
        />
      </Labelled>
    </>
  );
}

function useOptions<Code extends string>(codes: readonly Code[], texts: Readonly<Record<Code, LocalizedText>>) {
  const localized = useLocalized();
  return codes.map((value) => ({ value, label: localized(texts[value]) }));
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: { value: Value; label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Select<Value>
      allowClear
      className="board-filter"
      aria-label={label}
      placeholder={label}
      value={value as Value}
      options={options}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(chosen?: Value) => onChange(chosen)}
    />
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: true | undefined;
  readonly onChange: (isOn: true | undefined) => void;
}

function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <Checkbox checked={isOn === true} onChange={({ target }) => onChange(target.checked ? true : undefined)}>
      {label}
    </Checkbox>
  );
}

interface YuanFilterProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** Takes effect when it is left, not with every digit. */
function YuanFilter({ label, value, onChange }: YuanFilterProps) {
  const [typed, setTyped] = useState<number | null>(value ?? null);
  const done = (): void => {
    if ((typed ?? undefined) !== value) onChange(typed ?? undefined);
  };
  return (
    <Labelled label={label}>
      <InputNumber
        aria-label={label}
        min={0}
        precision={0}
        step={10_000}
        className="board-filter"
        value={typed}
        onChange={setTyped}
        onBlur={done}
        onPressEnter={done}
      />
    </Labelled>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="board-labelled">
      <span className="quiet">{label}</span>
      {children}
    </label>
  );
}
