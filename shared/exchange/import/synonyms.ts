import { nameOf } from './heading-text.ts'

// What offices call a column in their own tables. By `table.column`, then by the column's title in any table.

const BY_COLUMN: Readonly<Record<string, string>> = {
  'project.name':
    '项目 工程名称 工程项目 建设项目 建设项目名称 工程项目名称 项目（工程）名称 重点项目 重点项目名称',
  'project.code': '项目编码 项目编号 项目代号 统一代码 赋码',
  'project.region':
    '镇 乡镇 镇街 镇（街道） 乡镇（街道） 所属乡镇 所在镇 所在乡镇 属地 属地乡镇 建设地点 建设地址 实施地点 地点 区域 所属地区 地区',
  'project.category': '项目类别 项目分类 分类 领域 所属领域 项目类型 类型',
  'project.nature': '性质 项目性质 建设类型',
  'project.content':
    '建设内容 主要建设内容 建设规模 建设规模及内容 建设内容和规模 主要建设内容及规模 项目内容 内容及规模',
  'project.start': '开工时间 开工日期 开工年月 开始时间 计划开工 计划开工时间',
  'project.finish': '竣工时间 竣工日期 完工时间 完工日期 建成时间 计划竣工 计划竣工时间 结束时间',
  'project.total_investment': '项目总投资 总投资额 计划总投资 投资总额 总投资规模 投资额 概算总投资',
  'project.done_before':
    '累计完成投资 已累计完成投资 上年底累计完成投资 至上年底累计完成投资 截至上年底累计完成 年初累计完成',
  'project.feasibility_estimate': '估算总投资 可研估算总投资 估算',
  'project.approved_estimate': '概算 批复概算 概算批复',
  'project.land_total': '用地面积 用地 总用地 总用地面积 占地面积 用地总规模 需用地面积',
  'project.jobs': '带动就业 就业人数 新增就业人数 吸纳就业',
  'project.owner': '建设主体 业主 业主单位 项目业主 实施单位 实施主体 项目单位 项目法人',
  'project.lead_office': '牵头单位 责任部门 主管部门 牵头部门 行业主管部门',
  'project.leader': '分管领导 领导 联系领导 包联领导 挂钩领导',
  'project.stage': '前期进展 项目阶段 阶段 进展阶段',
  'project.in_statistics': '是否入统 入库 是否入库',
  'project_year.project': '项目名称 工程名称 建设项目',
  'project_year.investment':
    '年度计划 年度投资 年度投资计划 计划投资 当年计划投资 本年计划投资 年计划投资 今年计划投资',
  'project_year.completed': '完成投资 年度完成投资 本年完成投资 累计完成投资 实际完成 实际完成投资',
  'project_year.new_land': '新增用地 新增用地面积 新增建设用地面积 需新增用地',
  'project_year.image': '形象进度 年度目标 年度建设内容 年度主要建设内容',
  'project_fund.project': '项目名称 工程名称',
  'project_fund.source': '来源 资金渠道 来源渠道 资金类别',
  'project_fund.planned': '计划资金 计划安排 安排资金 金额 计划金额',
  'project_fund.confirmed': '落实资金 已落实资金',
  'project_fund.received': '到位资金 资金到位 已到位 已到位资金',
  'task.number': '编号 顺序号 no',
  'task.plan': '所属计划 计划名称',
  'task.region': '镇 乡镇 镇街 责任镇 所属乡镇 属地 区域 地区 城镇',
  'task.clause': '条款 依据 政策依据 政策条款 条款号',
  'task.content': '任务 任务内容 工作内容 重点任务 主要任务 重点工作 具体任务 任务名称 目标任务 事项',
  'task.goal': '目标 年度工作目标 工作目标 年度目标任务 预期目标',
  'task.indicator': '指标 指标名称 对应考核指标 考核指标',
  'task.lead_office': '责任单位 牵头部门 责任部门 主要责任单位 牵头责任单位',
  'task.support_offices': '配合部门 协办单位 协同单位 参与单位 配合责任单位',
  'task.leader': '分管领导 牵头领导 领导 责任人',
  'task.due': '时限 完成时间 办结时限 截止时间 截止日期 完成日期 时间要求 计划完成时间',
  'task.quarter_1': '第一季度 1季度 一季度目标 q1 一季度计划',
  'task.quarter_2': '第二季度 2季度 二季度目标 q2 二季度计划',
  'task.quarter_3': '第三季度 3季度 三季度目标 q3 三季度计划',
  'task.quarter_4': '第四季度 4季度 四季度目标 q4 四季度计划',
  'task.light': '状态 进度状态 进展状态 完成情况 亮灯',
  'task.progress': '工作进展 目前进展 工作进展情况 完成进度',
  'task.problem': '问题 困难 存在困难 困难问题 存在的问题',
  'task.next_step': '下步打算 下一步打算 下一步举措 下步计划 下一步工作 下一步计划 下步工作',
  'office.name': '单位 名称 部门 部门名称 责任单位 单位全称',
  'office.type': '单位类型 类别 性质 单位性质',
  'office.region': '地区 所属地区 所属镇 层级',
  'office.contact': '联系人姓名 联络员 联系方式',
  'person.name': '人员 姓名（职务） 名字 领导姓名 领导 人员姓名 干部 干部姓名',
  'person.office': '单位 部门 工作单位 单位名称 所在部门 所属单位',
  'person.duty': '职位 职务职级 现任职务 职务（职级） 岗位 分工 分管工作',
  'person.phone': '电话 手机 手机号 手机号码 联系方式 电话号码 办公电话',
  'region.name': '地区 地区名称 镇 乡镇 乡镇名称',
  'region.code': '代码 区划代码 行政区划 统计用区划代码',
  'land_entry.date': '时间 发生日期 记账日期 批复日期 下达日期',
  'land_entry.year': '年度 年份 计划年度',
  'land_entry.account': '指标类型 指标类别 类别 类型',
  'land_entry.event': '业务 摘要 业务类型 用途 方向',
  'land_entry.from_holder': '调出方 转出 划出方 来源 调出',
  'land_entry.to_holder': '调入方 转入 划入方 去向 使用方 调入 用地单位',
  'land_entry.amount': '指标面积 数量 指标数 用地面积 亩数 指标 指标数量',
  'land_entry.document_number': '批文号 批复文号 批准文号 文件号 批文',
  'land_entry.handler': '经办人 经手人 填报人',
  'budget_line.region': '地区 镇 乡镇 单位 预算单位 编制单位',
  'budget_line.year': '年份 预算年度',
  'budget_line.book': '预算类型 预算类别 账套',
  'budget_line.side': '类型 收支类型 收入支出 收/支',
  'budget_line.subject_code': '科目编码 科目代码 编码 代码 科目编号',
  'budget_line.subject': '科目 科目名称 功能分类 功能分类科目 预算科目 项目',
  'budget_line.economic': '经济分类 经济分类科目 部门预算经济科目',
  'budget_line.budget': '预算 年初预算 年初预算数 预算金额',
  'budget_line.adjusted': '调整预算 调整数 调整后预算 预算调整数',
  'budget_line.final': '决算 执行数 决算金额 实际执行 完成数',
  'observation.region': '镇 乡镇 区域 城镇 单位名称',
  'observation.indicator': '指标名称 统计指标 项目',
  'observation.period': '年份 年度 时间 期间 报告期 月份',
  'observation.value': '数据 指标值 本期 本期数 实绩 完成数 绝对量 总量',
  'observation.growth': '同比 同比增长 增长 增幅 同比增速 比上年增长',
  'observation.source': '数据来源 资料来源 出处',
  'indicator.name': '指标 名称 统计指标',
  'indicator.unit': '计量单位',
  'indicator.department': '责任部门 提供部门 来源部门',
  'indicator.definition': '口径 指标解释 定义 指标定义 统计口径',
  'target.region': '镇 乡镇 城镇',
  'target.indicator': '指标名称 指标',
  'target.year': '年份 年度',
  'target.value': '目标 指标值',
}

const BY_TITLE: Readonly<Record<string, string>> = {
  备注: '说明 附注 备注说明',
  地区: '区域 所属地区',
  年度: '年份 年',
  序号: '编号 no',
  文号: '文件号 批文号 发文字号',
  责任领导: '分管领导 领导',
}

const known = new Map<string, readonly string[]>()

/** Other names of a column, as `nameOf` makes them. */
export function synonymsOf(table: string, column: string, title: string): readonly string[] {
  const key = `${table}.${column}`
  const found = known.get(key)
  if (found) return found
  const words = `${BY_COLUMN[key] ?? ''} ${BY_TITLE[title] ?? ''}`
  const made = words
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(nameOf)
  known.set(key, made)
  return made
}
