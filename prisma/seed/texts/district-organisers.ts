/** Who runs the open events of the district offices that have no persona. Invented people. */
export const districtOrganisers: { unit: string; name: string; email: string }[] = [
  { unit: "bailu", name: "单思齐", email: "shansiqi@binjiang-gf.example" },
  { unit: "jiangbei", name: "裘正阳", email: "qiuzhengyang@binjiang-gf.example" },
  { unit: "nandu", name: "闻一舟", email: "wenyizhou@binjiang-gf.example" },
  { unit: "yunqiao", name: "柏念慈", email: "bainianci@binjiang-gf.example" },
  { unit: "shibu", name: "覃远山", email: "qinyuanshan@binjiang-gf.example" },
  { unit: "chenghu", name: "敖静姝", email: "aojingshu@binjiang-gf.example" },
  { unit: "dongyu", name: "路明轩", email: "lumingxuan@binjiang-gf.example" },
  { unit: "ninggang", name: "申屠澜", email: "shentulan@binjiang-gf.example" },
];

/** Who reviews what the district offices want to publish. */
export const districtReviewers: typeof districtOrganisers = [
  { unit: "bailu", name: "汤远洲", email: "tangyuanzhou@binjiang-gf.example" },
  { unit: "jiangbei", name: "费怀瑾", email: "feihuaijin@binjiang-gf.example" },
  { unit: "nandu", name: "简舒宁", email: "jianshuning@binjiang-gf.example" },
  { unit: "yunqiao", name: "牧云飞", email: "muyunfei@binjiang-gf.example" },
  { unit: "shibu", name: "祁晓岚", email: "qixiaolan@binjiang-gf.example" },
  { unit: "chenghu", name: "佟若溪", email: "tongruoxi@binjiang-gf.example" },
  { unit: "dongyu", name: "邬承志", email: "wuchengzhi@binjiang-gf.example" },
  { unit: "ninggang", name: "储海宁", email: "chuhaining@binjiang-gf.example" },
  { unit: "wangchao", name: "靳明川", email: "jinmingchuan@binjiang-gf.example" },
];
