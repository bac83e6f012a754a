// The reference model of the bench: 40 variables, ten years, three towns, five correlated drivers. Illustrative numbers,
// not statistics (虚构).
import type { Inputs } from '../../shared/simulation/trajectories.ts'

/** The model in the model language. */
export const TOWN40 = `# town40（虚构）
assumption n1 = NORMAL(0, 1) correlate n2 0.5, n3 0.3, n4 0.4, n5 0.2
assumption n2 = NORMAL(0, 1) correlate n3 0.4, n4 0.3, n5 0.2
assumption n3 = NORMAL(0, 1) correlate n4 0.2, n5 0.1
assumption n4 = NORMAL(0, 1) correlate n5 0.3
assumption n5 = NORMAL(0, 1)
PARAMETERS
variable gI = muI + sdI * n1
variable gS = muS + sdS * n2
variable gM = muM + sdM * n3
variable rV = MAX(0.05, muV + sdV * n4)
variable eF = muE + sdE * n5
variable PopNat = Pop[previous] * nat initial 0
variable PopMig = Pop[previous] * gM initial 0
variable Pop = Pop[previous] + PopNat + PopMig initial Pop0
variable Urb = Urb[previous] + rU * Urb[previous] * (1 - Urb[previous] / Umax) initial Urb0
variable UrbPop = Pop * Urb
variable RurPop = Pop - UrbPop
variable Inv = rV * GDP[previous] initial 0
variable K = (1 - dep) * K[previous] + Inv initial K0
variable LabF = Pop * part
variable TFP = TFP[previous] * (1 + tfpg + 0.1 * gI) initial 1
variable Ind = Ind[previous] * (1 + gI) * (K / K[previous]) ^ alpha initial Ind0
variable Srv = Srv[previous] * (1 + gS) * (UrbPop / UrbPop[previous]) ^ beta initial Srv0
variable Agr = Agr[previous] * (1 + gA) initial Agr0
variable GDP = Ind + Srv + Agr initial GDP0
variable gGDP = GDP / GDP[previous] - 1 initial 0
variable ShInd = Ind / GDP
variable ShSrv = Srv / GDP
variable ShAgr = Agr / GDP
variable LabAgr = LabF * ShAgr * kA
variable Lab23 = LabF - LabAgr
variable Sh23 = Lab23 / LabF
variable Fisc = Fisc[previous] * (1 + eF * gGDP) initial Fisc0
variable GenBud = Fisc * sB
variable GDPpc = GDP / Pop
variable Transfer = tr0 * Pop * EXP(-kT * GDPpc)
variable Rev = GenBud + Transfer
variable Spend = MIN(Rev + debtCap, need * Pop)
variable Debt = Debt[previous] * (1 + rD) + Spend - Rev initial Debt0
variable LandNeed = Inv * shI / intensity
variable LandUsed = LandUsed[previous] + MIN(LandNeed, quota) initial LandUsed0
variable LandIdle = IF(LandNeed < quota, quota - LandNeed, 0)
variable IncU = IncU[previous] * (1 + e1 * gGDP) initial IncU0
variable IncR = IncR[previous] * (1 + e2 * gGDP + conv) initial IncR0
variable IncRatio = IncU / IncR
variable Score = 0.3 * MIN(Urb / 0.75, 1) + 0.2 * MIN(Sh23 / 0.95, 1) + 0.2 * MIN(1.6 / IncRatio, 1) + 0.3 * MIN(LN(GDP / GDP0) / LN(1.6), 1)
`

/** Parameters, the same in all towns but for OWN. */
export const PARAMETERS: Readonly<Record<string, number>> = {
  muI: 0.07,
  sdI: 0.025,
  muS: 0.075,
  sdS: 0.02,
  muM: 0.008,
  sdM: 0.006,
  muV: 0.36,
  sdV: 0.03,
  muE: 1.05,
  sdE: 0.25,
  nat: 0.002,
  rU: 0.06,
  Umax: 0.92,
  dep: 0.08,
  part: 0.62,
  tfpg: 0.01,
  alpha: 0.3,
  beta: 0.4,
  gA: 0.03,
  kA: 1.6,
  sB: 0.55,
  tr0: 0.35,
  kT: 0.08,
  debtCap: 1.5,
  need: 1.1,
  rD: 0.04,
  shI: 0.45,
  intensity: 0.045,
  quota: 420,
  e1: 0.8,
  e2: 0.85,
  conv: 0.006,
}
const OWN: readonly Readonly<Record<string, number>>[] = [
  {},
  { muI: 0.065, quota: 300 },
  { muI: 0.08, rU: 0.08, quota: 500 },
]
const BASE_NAMES = ['Pop', 'Urb', 'GDP', 'K', 'Ind', 'Srv', 'Agr', 'Fisc', 'Debt', 'LandUsed', 'IncU', 'IncR']
const BASE = [
  [9.2, 0.66, 118, 310, 74, 40, 4, 13.5, 6, 5200, 5.6, 3.2],
  [7.8, 0.71, 96, 255, 60, 34, 2, 11, 7, 3900, 5.4, 3.3],
  [6.1, 0.58, 62, 170, 36, 22, 4, 7, 3, 3400, 5.1, 3],
]
const TOWNS = ['Huzhen', 'Wenxi', 'Bihu']

/** Names of what the model is given. */
const GIVEN = [...Object.keys(PARAMETERS), ...BASE_NAMES.map((name) => `${name}0`)]

/** The whole text, with its parameters declared. */
export const TOWN40_TEXT = TOWN40.replace(
  'PARAMETERS\n',
  GIVEN.map((name) => `input ${name} = observed x\n`).join(''),
)

/** Steps including the base year. */
export const STEPS = 11
/** The eight outputs that the bench stores. */
export const OUTPUTS = ['GDP', 'Pop', 'Fisc', 'Debt', 'LandUsed', 'LandIdle', 'IncRatio', 'Score']
/** Correlations of the drivers. */
export const CORRELATIONS = [
  [1, 0.5, 0.3, 0.4, 0.2],
  [0.5, 1, 0.4, 0.3, 0.2],
  [0.3, 0.4, 1, 0.2, 0.1],
  [0.4, 0.3, 0.2, 1, 0.3],
  [0.2, 0.2, 0.1, 0.3, 1],
]

/** What a town is given: its parameters and base figures by name. */
export function townGiven(town: number): ReadonlyMap<string, number> {
  const base = BASE[town % 3] ?? []
  return new Map([
    ...Object.entries({ ...PARAMETERS, ...OWN[town % 3] }),
    ...BASE_NAMES.map((name, i) => [`${name}0`, base[i] ?? NaN] as const),
  ])
}

/** Inputs of so many towns, the three over and over. */
export function town40Inputs(towns = 3): Inputs {
  const regions = Array.from({ length: towns }, (_, i) => ({ id: `t${i}`, name: `${TOWNS[i % 3]}${i}` }))
  const values = new Map(GIVEN.map((name) => [name, new Float64Array(towns * STEPS)]))
  for (let town = 0; town < towns; town += 1)
    for (const [name, value] of townGiven(town))
      values.get(name)?.fill(value, town * STEPS, (town + 1) * STEPS)
  return { regions, baseYear: 2022, steps: STEPS, values }
}
