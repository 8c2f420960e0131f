import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useWords } from '../../words/words.ts';
import type { EditedUnit, UnitValues } from './unit-drawer.tsx';
import { words } from './words.ts';

interface Told {
  readonly onSaved: () => void;
  readonly onError: (error: Error) => void;
}

/** Sends what was filled in to the operation that it is for. */
export function useSaveUnit(edited: EditedUnit, { onSaved, onError }: Told) {
  const t = useWords(words);
  const { message } = useFeedback();
  const addBranch = useWrite('addBranch');
  const changeBranch = useWrite('changeBranch');
  const addTeam = useWrite('addTeam');
  const changeTeam = useWrite('changeTeam');
  const told = {
    onSuccess: () => {
      void message.success(t('saved'));
      onSaved();
    },
    onError,
  };
  const save = ({ code, name, chiefId, active }: UnitValues): void => {
    switch (edited.kind) {
      case 'newBranch':
        addBranch.mutate({ body: { branchId: code, name } }, told);
        return;
      case 'newTeam':
        addTeam.mutate({ body: { teamId: code, branchId: edited.branchId, name } }, told);
        return;
      case 'branch': {
        const { branchId, version } = edited.unit;
        const body = { name, headId: chiefId ?? null, active, version };
        changeBranch.mutate({ params: { branchId }, body }, told);
        return;
      }
      case 'team': {
        const { teamId, version } = edited.unit;
        const body = { name, leadId: chiefId ?? null, active, version };
        changeTeam.mutate({ params: { teamId }, body }, told);
      }
    }
  };
  const all = [addBranch, changeBranch, addTeam, changeTeam];
  return {
    save,
    isPending: all.some((write) => write.isPending),
    error: all.find((write) => write.error !== null)?.error ?? null,
  };
}
