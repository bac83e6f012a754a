import type { calibration as chinese } from '../zh-CN/calibration.ts'
import type { TextsLike } from '../texts.ts'

/** Calibrating the growth assumptions, on the scenario page. */
export const calibration: TextsLike<typeof chinese> = {
  title: 'Calibration: growth assumptions and the widths of their bands',
  hint: 'Proposed values: own recent growth drawn towards county and city. 80 % half-widths: back-tested error of three years × factor for a county or town ÷ its sum over three years × own scatter. What differs can be adopted at once into the trial; it counts when saved and can be undone.',
  town: 'Region',
  valueNow: 'Value',
  valueProposed: 'Proposed',
  widthNow: '80 % half-width',
  widthProposed: 'Proposed',
  reason: 'Reason',
  adopt: 'Adopt proposals ({{count}})',
  adoptNothing: 'Everything is as proposed',
  adopted: '{{count}} proposals are in the trial; see the bands under Paths, save to keep them',
  adoptOne: 'Adopt the proposals for {{name}}',
  adoptShort: 'Adopt',
  others: 'Not calibrated; the width can be changed',
  widthOf: '80 % half-width of {{name}}, {{region}}',
  resetWidth: 'Take back the width of {{name}}, {{region}}; the model says {{width}}',
  evidence: 'Evidence in the model',
  noEvidence: 'The model states no evidence',
}
