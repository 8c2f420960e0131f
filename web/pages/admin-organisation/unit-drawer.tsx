import { Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { isProblem } from '../../client/problem.ts';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import type { Branch, StaffMember, Team } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { useSaveUnit } from './use-save-unit.ts';
import { words } from './words.ts';

/** What the drawer is open for. */
export type EditedUnit =
  | { readonly kind: 'newBranch' }
  | { readonly kind: 'newTeam'; readonly branchId: string }
  | { readonly kind: 'branch'; readonly unit: Branch }
  | { readonly kind: 'team'; readonly unit: Team };

export interface UnitValues {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly chiefId: string | null;
  readonly active: boolean;
}

interface Props {
  readonly edited: EditedUnit;
  readonly staff: readonly StaffMember[];
  readonly onClose: () => void;
}

/** Fields of the server that the form calls otherwise. */
const renamed = {
  '/branchId': ['code'],
  '/teamId': ['code'],
  '/headId': ['chiefId'],
  '/leadId': ['chiefId'],
};

/** A branch or team, to be added or changed. */
export function UnitDrawer({ edited, staff, onClose }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const [form] = Form.useForm<UnitValues>();
  const { save, isPending, error } = useSaveUnit(edited, {
    onSaved: onClose,
    // Ant Design takes paths such as ['name', 'zh'], which its type of names does not say.
    onError: (refused) => form.setFields(fieldMistakes(refused, localized, renamed) as never),
  });
  return (
    <Drawer
      open
      size={440}
      title={titleOf(edited, t, localized)}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" htmlType="submit" form="unit" loading={isPending}>
          {t('save')}
        </Button>
      }
    >
      <Form<UnitValues> id="unit" form={form} layout="vertical" initialValues={initialValuesOf(edited)} onFinish={save}>
        <Fields edited={edited} staff={staff} />
      </Form>
      {isProblem(error, 'STALE_STATE') ? (
        <p role="alert">{t('stale')}</p>
      ) : (
        !isProblem(error, 'VALIDATION_FAILED') && <ProblemText error={error} />
      )}
    </Drawer>
  );
}

function titleOf(
  edited: EditedUnit,
  t: ReturnType<typeof useWords<keyof (typeof words)['zh']>>,
  localized: ReturnType<typeof useLocalized>,
): string {
  switch (edited.kind) {
    case 'newBranch':
      return t('addBranch');
    case 'newTeam':
      return t('addTeam');
    case 'branch':
      return t('editBranch', { name: localized(edited.unit.name) });
    case 'team':
      return t('editTeam', { name: localized(edited.unit.name) });
  }
}

function initialValuesOf(edited: EditedUnit): Partial<UnitValues> {
  switch (edited.kind) {
    case 'newBranch':
    case 'newTeam':
      return {};
    case 'branch': {
      const { branchId, name, headId, active } = edited.unit;
      return { code: branchId, name, chiefId: headId, active };
    }
    case 'team': {
      const { teamId, name, leadId, active } = edited.unit;
      return { code: teamId, name, chiefId: leadId, active };
    }
  }
}

function Fields({ edited, staff }: Pick<Props, 'edited' | 'staff'>) {
  const t = useWords(words);
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <Form.Item name="code" label={t('code')} extra={t('codeHint')} rules={needed}>
        <Input disabled={'unit' in edited} maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['name', 'zh']} label={t('nameZh')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t('nameEn')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      {'unit' in edited && <OfUnit edited={edited} staff={staff} />}
    </>
  );
}

/** What only a unit has that is there already. */
function OfUnit({
  edited,
  staff,
}: { readonly edited: EditedUnit & { kind: 'branch' | 'team' } } & Pick<Props, 'staff'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const isBranch = edited.kind === 'branch';
  const { branchId } = edited.unit;
  const chiefs = staff.filter((member) => {
    const isOfUnit = isBranch || member.teamId === null || member.teamId === edited.unit.teamId;
    return member.active && member.branchId === branchId && isOfUnit;
  });
  return (
    <>
      <Form.Item name="chiefId" label={isBranch ? t('head') : t('lead')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={chiefs.map((member) => ({ value: member.staffId, label: localized(member.name) }))}
        />
      </Form.Item>
      <Form.Item name="active" label={isBranch ? t('open') : t('openTeam')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}
