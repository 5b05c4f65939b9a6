<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>From LLaVA-style JSON or activations</source>
        <translation>由 LLaVA 格式的 JSON 或激活建立</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>A folder that ends in .coincide</source>
        <translation>名称以 .coincide 结尾的文件夹</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Built-in records with pictures, taken through all stages</source>
        <translation>内置的带图片记录，已完成全部阶段</translation>
    </message>
    <message>
        <source>Write now</source>
        <translation>立即写入</translation>
    </message>
    <message>
        <source>All work is saved as you go; this waits until it is on the disk</source>
        <translation>所有工作随做随存；此命令会等到写入磁盘为止</translation>
    </message>
    <message>
        <source>Save project as…</source>
        <translation>项目另存为…</translation>
    </message>
    <message>
        <source>A copy of the project under another name</source>
        <translation>以另一个名称保存项目的副本</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>A dataset, activations or a selection made elsewhere</source>
        <translation>数据集、激活，或在别处得到的选集</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>A selection as a file that training scripts take</source>
        <translation>将选集写成训练脚本可读取的文件</translation>
    </message>
    <message>
        <source>Save figure…</source>
        <translation>保存插图…</translation>
    </message>
    <message>
        <source>The map as a picture without the window around it</source>
        <translation>将地图存为图片，不含周围的窗口</translation>
    </message>
    <message>
        <source>Locate pictures…</source>
        <translation>定位图片…</translation>
    </message>
    <message>
        <source>Choose where the pictures of the dataset are now</source>
        <translation>指定数据集的图片现在的位置</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation>返回起始页</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Ends the program; what runs is stopped and can be gone on with</source>
        <translation>结束程序；正在运行的阶段会停止，以后可以继续</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Takes back the last change to tags, verdicts, names, filters or what is highlighted</source>
        <translation>撤回对标签、评定、名称、筛选或高亮的上一次更改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Does again what was undone</source>
        <translation>重新执行已撤销的更改</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Tags the highlighted samples, or the current one</source>
        <translation>为高亮的样本或当前样本加标签</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>A note on the current sample</source>
        <translation>为当前样本写备注</translation>
    </message>
    <message>
        <source>Rename cluster…</source>
        <translation>重命名簇…</translation>
    </message>
    <message>
        <source>Gives the current cluster a name of your own</source>
        <translation>为当前簇取一个自己的名称</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Language, theme, motion, thumbnails, device</source>
        <translation>语言、主题、动画、缩略图、设备</translation>
    </message>
    <message>
        <source>Keyboard…</source>
        <translation>键盘…</translation>
    </message>
    <message>
        <source>Every command and its keys; change them here</source>
        <translation>所有命令及其按键，可在此修改</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>All shown</source>
        <translation>所有显示的样本</translation>
    </message>
    <message>
        <source>Highlights every sample that the filter shows</source>
        <translation>高亮筛选后显示的所有样本</translation>
    </message>
    <message>
        <source>None</source>
        <translation>取消全部高亮</translation>
    </message>
    <message>
        <source>Highlights nothing</source>
        <translation>不高亮任何样本</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Highlights what was not, among what is shown</source>
        <translation>在显示的样本中，高亮之前未高亮的</translation>
    </message>
    <message>
        <source>Search samples</source>
        <translation>搜索样本</translation>
    </message>
    <message>
        <source>Words in questions and answers</source>
        <translation>问题和回答中的词</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一个结果</translation>
    </message>
    <message>
        <source>The next sample that the filter shows</source>
        <translation>下一个显示的样本</translation>
    </message>
    <message>
        <source>Keep selection…</source>
        <translation>保存选集…</translation>
    </message>
    <message>
        <source>Stores what the tuning shows under a name</source>
        <translation>将当前调参结果命名保存</translation>
    </message>
    <message>
        <source>Keep highlighted…</source>
        <translation>保存高亮部分…</translation>
    </message>
    <message>
        <source>Stores the highlighted samples as a selection</source>
        <translation>将高亮的样本存为选集</translation>
    </message>
    <message>
        <source>Import selection…</source>
        <translation>导入选集…</translation>
    </message>
    <message>
        <source>A choice made elsewhere: positions or a subset file</source>
        <translation>在别处得到的选择：位置或子集文件</translation>
    </message>
    <message>
        <source>Verdict: pure</source>
        <translation>评定：纯净</translation>
    </message>
    <message>
        <source>The current cluster shows one concept and skill</source>
        <translation>当前簇体现一个概念和一种技能</translation>
    </message>
    <message>
        <source>Verdict: mixed</source>
        <translation>评定：混杂</translation>
    </message>
    <message>
        <source>The current cluster mixes several</source>
        <translation>当前簇混有多种内容</translation>
    </message>
    <message>
        <source>Verdict: junk</source>
        <translation>评定：无用</translation>
    </message>
    <message>
        <source>The current cluster is not worth training on</source>
        <translation>当前簇不值得用于训练</translation>
    </message>
    <message>
        <source>Verdict: unsure</source>
        <translation>评定：存疑</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>留待以后再看</translation>
    </message>
    <message>
        <source>Clear verdict</source>
        <translation>清除评定</translation>
    </message>
    <message>
        <source>Takes the verdict of the current cluster back</source>
        <translation>撤回当前簇的评定</translation>
    </message>
    <message>
        <source>Pin cluster</source>
        <translation>固定簇</translation>
    </message>
    <message>
        <source>All samples of the current cluster are taken</source>
        <translation>选取当前簇的全部样本</translation>
    </message>
    <message>
        <source>Exclude cluster</source>
        <translation>排除簇</translation>
    </message>
    <message>
        <source>No sample of the current cluster is taken</source>
        <translation>不选取当前簇的任何样本</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Drag to pan, Shift+drag for a box, wheel to zoom</source>
        <translation>拖动平移，Shift+拖动框选，滚轮缩放</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>框选</translation>
    </message>
    <message>
        <source>Drag a box around samples</source>
        <translation>拖出矩形，圈住样本</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Draw around samples</source>
        <translation>画任意曲线，圈住样本</translation>
    </message>
    <message>
        <source>Whole cluster</source>
        <translation>整簇</translation>
    </message>
    <message>
        <source>Click a sample to highlight its whole cluster</source>
        <translation>点击一个样本，高亮它所在的整个簇</translation>
    </message>
    <message>
        <source>2D map</source>
        <translation>2D 地图</translation>
    </message>
    <message>
        <source>The flat map</source>
        <translation>平面地图</translation>
    </message>
    <message>
        <source>3D map</source>
        <translation>3D 地图</translation>
    </message>
    <message>
        <source>The map in space</source>
        <translation>空间地图</translation>
    </message>
    <message>
        <source>Switch 2D and 3D</source>
        <translation>切换 2D 与 3D</translation>
    </message>
    <message>
        <source>The same samples in the other map</source>
        <translation>在另一种地图中查看同样的样本</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Shows pictures instead of points where there is room</source>
        <translation>在有空位处以图片代替点</translation>
    </message>
    <message>
        <source>Dim what is out</source>
        <translation>淡化未入选的样本</translation>
    </message>
    <message>
        <source>Fades samples that are not in the subset</source>
        <translation>淡化未入选的样本，或恢复为同样显示</translation>
    </message>
    <message>
        <source>Fit all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Shows the whole map</source>
        <translation>显示整张地图</translation>
    </message>
    <message>
        <source>Fit highlighted</source>
        <translation>显示高亮部分</translation>
    </message>
    <message>
        <source>Shows all highlighted samples</source>
        <translation>显示所有高亮的样本</translation>
    </message>
    <message>
        <source>Fly to sample</source>
        <translation>飞到当前样本</translation>
    </message>
    <message>
        <source>Brings the current sample to the middle</source>
        <translation>将当前样本移到中间</translation>
    </message>
    <message>
        <source>Camera back</source>
        <translation>后退到之前的视角</translation>
    </message>
    <message>
        <source>Where the map looked before</source>
        <translation>地图之前显示的位置</translation>
    </message>
    <message>
        <source>Camera forward</source>
        <translation>前进到之后的视角</translation>
    </message>
    <message>
        <source>Undoes Camera back</source>
        <translation>撤销“后退到之前的视角”</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Switches the theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>The window on the whole screen, and back</source>
        <translation>让窗口占满屏幕，或恢复原状</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Import: options…</source>
        <translation>导入：选项…</translation>
    </message>
    <message>
        <source>Reads the dataset and checks every record</source>
        <translation>读取数据集并检查每条记录</translation>
    </message>
    <message>
        <source>Extract: options…</source>
        <translation>提取：选项…</translation>
    </message>
    <message>
        <source>Activations of every sample by a reference model</source>
        <translation>用参考模型得到每个样本的激活</translation>
    </message>
    <message>
        <source>Cluster: options…</source>
        <translation>聚类：选项…</translation>
    </message>
    <message>
        <source>Groups samples of one concept and skill</source>
        <translation>将概念与技能相同的样本分组</translation>
    </message>
    <message>
        <source>Score: options…</source>
        <translation>评分：选项…</translation>
    </message>
    <message>
        <source>Transferability and density of every cluster</source>
        <translation>每个簇的可迁移性和密度</translation>
    </message>
    <message>
        <source>Map: options…</source>
        <translation>映射：选项…</translation>
    </message>
    <message>
        <source>Lays the samples out in two or three dimensions</source>
        <translation>在二维或三维中为样本确定位置</translation>
    </message>
    <message>
        <source>Select: options…</source>
        <translation>选取：选项…</translation>
    </message>
    <message>
        <source>Takes a budget of samples</source>
        <translation>按预算选取样本</translation>
    </message>
    <message>
        <source>Run what is missing</source>
        <translation>运行缺少的阶段</translation>
    </message>
    <message>
        <source>Runs every stage that is not done, or stale, in order</source>
        <translation>依次运行所有未完成或已过期的阶段</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>暂停或继续</translation>
    </message>
    <message>
        <source>Holds the running stage, or lets it go on</source>
        <translation>暂停正在运行的阶段，或让它继续</translation>
    </message>
    <message>
        <source>Cancel the running stage</source>
        <translation>取消正在运行的阶段</translation>
    </message>
    <message>
        <source>What was done is kept</source>
        <translation>已完成的部分得到保留</translation>
    </message>
    <message>
        <source>Budget −1 point</source>
        <translation>预算 −1 个百分点</translation>
    </message>
    <message>
        <source>One percent of the samples less</source>
        <translation>少选百分之一的样本</translation>
    </message>
    <message>
        <source>Budget +1 point</source>
        <translation>预算 +1 个百分点</translation>
    </message>
    <message>
        <source>One percent of the samples more</source>
        <translation>多选百分之一的样本</translation>
    </message>
    <message>
        <source>Temperature −5 %</source>
        <translation>温度 −5 %</translation>
    </message>
    <message>
        <source>High scores count more</source>
        <translation>更看重高分</translation>
    </message>
    <message>
        <source>Temperature +5 %</source>
        <translation>温度 +5 %</translation>
    </message>
    <message>
        <source>High scores count less</source>
        <translation>不那么看重高分</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Reads the project again</source>
        <translation>重新读取项目</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Map, clusters, gallery, sample and tuning</source>
        <translation>地图、簇、图库、样本和调参</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>调参</translation>
    </message>
    <message>
        <source>Budget and temperature, and what changes</source>
        <translation>预算与温度，以及变化内容</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Two selections beside each other</source>
        <translation>两个选集并排比较</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stages, their options, log and failed records</source>
        <translation>各阶段及其选项、日志和失败的记录</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>The panels of this layout where they were at first</source>
        <translation>将此布局的面板恢复到最初的位置</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>下一个面板</translation>
    </message>
    <message>
        <source>Moves the focus to the next panel</source>
        <translation>将焦点移到下一个面板</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>上一个面板</translation>
    </message>
    <message>
        <source>Moves the focus to the panel before</source>
        <translation>将焦点移到上一个面板</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>The page about what has the focus</source>
        <translation>与当前焦点有关的页面</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Seven steps on the demo, about 4 minutes</source>
        <translation>用七步介绍演示项目，约 4 分钟</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Every command by its name</source>
        <translation>按名称查找任何命令</translation>
    </message>
    <message>
        <source>Copy system report</source>
        <translation>复制系统报告</translation>
    </message>
    <message>
        <source>Versions, system, processor and memory, without personal paths</source>
        <translation>版本、系统、处理器和内存，不含个人路径</translation>
    </message>
    <message>
        <source>About COINCIDE Explorer</source>
        <translation>关于 COINCIDE Explorer</translation>
    </message>
    <message>
        <source>Version and what it is made of</source>
        <translation>版本与组成</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处命中</translation>
    </message>
    <message>
        <source>The sample before, of those that the filter shows</source>
        <translation>筛选所示的前一个样本</translation>
    </message>
    <message>
        <source>Copy camera</source>
        <translation>复制视角</translation>
    </message>
    <message>
        <source>Where the map looks, as text for the clipboard</source>
        <translation>把地图视角以文本放入剪贴板</translation>
    </message>
    <message>
        <source>Paste camera</source>
        <translation>粘贴视角</translation>
    </message>
    <message>
        <source>Looks where the text in the clipboard says</source>
        <translation>按剪贴板中的文本设置视角</translation>
    </message>
</context>
<context>
    <name>CompareHint</name>
    <message>
        <source>Choose two selections to compare them.</source>
        <translation>选择两个选集进行比较。</translation>
    </message>
    <message>
        <source>Compare the two newest</source>
        <translation>比较最新的两个</translation>
    </message>
    <message>
        <source>One selection is kept. Move the budget or the temperature and keep another one to compare them.</source>
        <translation>已保存一个选集。调节预算或温度并再保存一个，即可比较。</translation>
    </message>
    <message>
        <source>A comparison needs a second selection. It can also be one made elsewhere: positions or a subset file.</source>
        <translation>比较需要第二个选集，也可以是他处所作的：位置或子集文件。</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>调参</translation>
    </message>
    <message>
        <source>Import indices…</source>
        <translation>导入索引…</translation>
    </message>
    <message>
        <source>No selection kept yet. Move the budget, then keep what you like; a second one can be compared with it.</source>
        <translation>尚未保存选集。调节预算，满意后保存；再保存一个即可比较。</translation>
    </message>
    <message>
        <source>Selections made elsewhere can be compared too: positions or a subset file.</source>
        <translation>他处所作的选集也可比较：位置或子集文件。</translation>
    </message>
</context>
<context>
    <name>EngineSentence</name>
    <message>
        <source>%1 clusters are more than the %2 records. Set Clusters to at most %2.</source>
        <translation>%1 个簇多于 %2 条记录。请将“簇数”设为不超过 %2。</translation>
    </message>
    <message>
        <source>A budget of %1 is more than the %2 records there are. Set Budget to at most %2.</source>
        <translation>预算 %1 多于现有的 %2 条记录。请将“预算”设为不超过 %2。</translation>
    </message>
    <message>
        <source>A budget of %1 is more than everything. Set Budget to at most 100%.</source>
        <translation>预算 %1 超过全部。请将“预算”设为不超过 100%。</translation>
    </message>
    <message>
        <source>A budget of %1 is neither a count nor a fraction below 1. Give a count such as 1000, a percentage such as 20%, or a fraction such as 0.2.</source>
        <translation>预算 %1 既不是数量，也不是小于 1 的比例。请填写数量（如 1000）、百分比（如 20%）或比例（如 0.2）。</translation>
    </message>
    <message>
        <source>A budget of %1 of %2 records is not even one record. Raise Budget.</source>
        <translation>%2 条记录的 %1 不足一条。请调高“预算”。</translation>
    </message>
    <message>
        <source>“%1” is not a budget. Give a count such as 1000, a percentage such as 20%, or a fraction such as 0.2.</source>
        <translation>“%1”不是预算。请填写数量（如 1000）、百分比（如 20%）或比例（如 0.2）。</translation>
    </message>
    <message>
        <source>“%1” is not a cut-off. Give a number from −1 to 1, or none.</source>
        <translation>“%1”不是阈值。请填写 −1 到 1 的数，或 none。</translation>
    </message>
    <message>
        <source>“%1” is not a source. Give folder or field:NAME.</source>
        <translation>“%1”不是来源。请填写 folder 或 field:NAME。</translation>
    </message>
    <message>
        <source>%1 is out of range. Give a number from %2 to %3.</source>
        <translation>%1 超出范围。请填写 %2 到 %3 的数。</translation>
    </message>
    <message>
        <source>The project already holds another dataset. Make a new project for this one, or choose “Run again” to replace the records.</source>
        <translation>项目中已有另一个数据集。请为它新建项目，或选择“重新运行”替换原有记录。</translation>
    </message>
    <message>
        <source>No reference model was chosen. Give its folder in the field Reference model.</source>
        <translation>尚未选择参考模型。请在“参考模型”中填写其文件夹。</translation>
    </message>
    <message>
        <source>No dataset was chosen. Choose one first.</source>
        <translation>尚未选择数据集。请先选择。</translation>
    </message>
    <message>
        <source>A selection cannot be named “%1”. Give a name of 1 to 100 characters without slashes.</source>
        <translation>选集不能命名为“%1”。请使用 1 到 100 个字符、不含斜杠的名称。</translation>
    </message>
    <message>
        <source>There is a selection of that name already. Give another name.</source>
        <translation>已有同名的选集。请换一个名称。</translation>
    </message>
    <message>
        <source>The name is too long. Give a shorter one.</source>
        <translation>名称过长。请缩短。</translation>
    </message>
    <message>
        <source>There is another tag named “%1”. Give another name.</source>
        <translation>已有名为“%1”的标签。请换一个名称。</translation>
    </message>
    <message>
        <source>A tag cannot be named “%1”. Give a name of 1 to 200 bytes.</source>
        <translation>标签不能命名为“%1”。请使用 1 到 200 字节的名称。</translation>
    </message>
    <message>
        <source>The limits leave no record to select. Exclude fewer clusters, or raise the caps.</source>
        <translation>这些限制下没有可选的记录。请少排除一些簇，或调高上限。</translation>
    </message>
    <message>
        <source>The random method knows no limits of clusters. Clear Limits of clusters, or choose the method COINCIDE.</source>
        <translation>“随机”方法不支持簇的限制。请清空“簇的限制”，或选择 COINCIDE 方法。</translation>
    </message>
    <message>
        <source>The pinned clusters ask for %1 records, but the budget is %2. Unpin some, or raise the budget.</source>
        <translation>固定的簇需要 %1 条记录，而预算只有 %2。请取消部分固定，或调高预算。</translation>
    </message>
    <message>
        <source>There is no cluster %1 to limit. Correct Limits of clusters.</source>
        <translation>没有可限制的簇 %1。请更正“簇的限制”。</translation>
    </message>
    <message>
        <source>The limit “%1” cannot be read. Give limits such as 12:pin, 15:exclude or 20:cap=40.</source>
        <translation>无法读取限制“%1”。请填写如 12:pin、15:exclude 或 20:cap=40 的限制。</translation>
    </message>
    <message>
        <source>%1 is cut off or broken in the record that starts at byte %2. Give a JSON list of records, or one JSON record a line, in UTF-8.</source>
        <translation>%1 在始于第 %2 字节的记录处被截断或损坏。请提供 UTF-8 编码的 JSON 记录列表，或每行一条的 JSON 记录。</translation>
    </message>
    <message>
        <source>%1 has a broken record at byte %2. Correct the file, for example by loading and saving it with the program that made it.</source>
        <translation>%1 在第 %2 字节处有损坏的记录。请修正该文件，例如用生成它的程序重新读取并保存。</translation>
    </message>
    <message>
        <source>%1 is neither a JSON list nor JSON lines. Give a JSON list of records, or one JSON record a line, in UTF-8.</source>
        <translation>%1 既不是 JSON 列表，也不是 JSON Lines。请提供 UTF-8 编码的 JSON 记录列表，或每行一条的 JSON 记录。</translation>
    </message>
    <message>
        <source>%1 holds one object instead of a list of records. Give a JSON list of records, or one JSON record a line.</source>
        <translation>%1 只有一个对象，而不是记录列表。请提供 JSON 记录列表，或每行一条的 JSON 记录。</translation>
    </message>
    <message>
        <source>%1 is compressed with gzip. Unpack it first.</source>
        <translation>%1 经 gzip 压缩。请先解压。</translation>
    </message>
    <message>
        <source>%1 is in UTF-16. Save it in UTF-8.</source>
        <translation>%1 采用 UTF-16 编码。请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>%1 holds no records. Check that it is the right file.</source>
        <translation>%1 中没有记录。请确认文件是否正确。</translation>
    </message>
    <message>
        <source>The dataset holds no records. Check that it is the right file.</source>
        <translation>数据集中没有记录。请确认文件是否正确。</translation>
    </message>
    <message>
        <source>No record of the dataset can be read. Give a JSON list of records, or one JSON record a line, in UTF-8.</source>
        <translation>数据集中没有可读的记录。请提供 UTF-8 编码的 JSON 记录列表，或每行一条的 JSON 记录。</translation>
    </message>
    <message>
        <source>No record of the dataset has a conversation. Give records with “conversations”, a list of {from, value}.</source>
        <translation>数据集中没有带对话的记录。每条记录应有“conversations”，即 {from, value} 的列表。</translation>
    </message>
    <message>
        <source>Record %1 (%2) has a fault. Correct the dataset, or import it without “Refuse a dataset with faults”.</source>
        <translation>第 %1 条记录（%2）有问题。请修正数据集，或不勾选“拒绝有问题的数据集”再导入。</translation>
    </message>
    <message>
        <source>%1 is the dataset that the project was imported from. Choose another file.</source>
        <translation>%1 是导入此项目所用的数据集。请选择其他文件。</translation>
    </message>
    <message>
        <source>The project has activations but no records. Export positions (.npy or .txt) instead.</source>
        <translation>项目只有激活而没有记录。请改为导出位置（.npy 或 .txt）。</translation>
    </message>
    <message>
        <source>The ending of %1 names no form. Choose a form, or another ending.</source>
        <translation>从 %1 的后缀无法判断格式。请选择格式，或更换后缀。</translation>
    </message>
    <message>
        <source>No file was chosen. Choose where to write.</source>
        <translation>尚未选择文件。请选择写入位置。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist. Make it, or choose another place.</source>
        <translation>文件夹 %1 不存在。请创建，或换一个位置。</translation>
    </message>
    <message>
        <source>%1 is not a project folder. Choose a folder whose name ends in .coincide.</source>
        <translation>%1 不是项目文件夹。请选择名称以 .coincide 结尾的文件夹。</translation>
    </message>
    <message>
        <source>%1 is not a project yet: its making was interrupted. Make it again.</source>
        <translation>%1 还不是项目：创建过程被中断。请重新创建。</translation>
    </message>
    <message>
        <source>%1 is a folder that is not a project and is not empty. Choose another name.</source>
        <translation>%1 是非空文件夹，且不是项目。请换一个名称。</translation>
    </message>
    <message>
        <source>There is something at %1 already. Choose another name.</source>
        <translation>%1 处已有内容。请换一个名称。</translation>
    </message>
    <message>
        <source>The copy would lie inside the project. Choose another folder.</source>
        <translation>副本会位于项目内部。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 has to be finished first. Run it, then this.</source>
        <translation>需先完成“%1”。请先运行它，再运行此阶段。</translation>
    </message>
    <message>
        <source>Run %1 belongs to records that were imported anew since. Run Extract and the later stages again.</source>
        <translation>运行 %1 所属的记录后来重新导入过。请重新运行“提取”及其后的阶段。</translation>
    </message>
    <message>
        <source>Run %1 is what others rest on. Remove those first.</source>
        <translation>运行 %1 是其他运行的依据。请先删除那些运行。</translation>
    </message>
    <message>
        <source>Run %1 is the import of the records that the project holds, and stays with them.</source>
        <translation>运行 %1 是项目现有记录的导入，与记录一同保留。</translation>
    </message>
    <message>
        <source>The activation file %1 is missing. Put it back, or run Extract again.</source>
        <translation>激活文件 %1 缺失。请放回，或重新运行“提取”。</translation>
    </message>
    <message>
        <source>The dataset %1 cannot be read. Put it back where it was, or import it from its new place.</source>
        <translation>无法读取数据集 %1。请放回原处，或从新位置重新导入。</translation>
    </message>
    <message>
        <source>The dataset %1 has changed since it was imported. Restore the file, or import it again.</source>
        <translation>数据集 %1 自导入后已更改。请恢复文件，或重新导入。</translation>
    </message>
    <message>
        <source>The dataset %1 is shorter than when it was imported. Restore the file, or import it again.</source>
        <translation>数据集 %1 比导入时短。请恢复文件，或重新导入。</translation>
    </message>
    <message>
        <source>The picture folder %1 is gone. Put it back, or choose where the pictures are now.</source>
        <translation>图片文件夹 %1 已不存在。请放回，或指定图片的新位置。</translation>
    </message>
    <message>
        <source>The picture folder %1 does not exist. Choose the folder of the pictures.</source>
        <translation>图片文件夹 %1 不存在。请选择图片所在的文件夹。</translation>
    </message>
    <message>
        <source>The picture %1 was not found. Put it back, or choose where the pictures are now.</source>
        <translation>未找到图片 %1。请放回，或指定图片的新位置。</translation>
    </message>
    <message>
        <source>None of the pictures is in %1. Choose the folder that the picture paths of the records start from.</source>
        <translation>%1 中没有任何图片。请选择记录中图片路径的起始文件夹。</translation>
    </message>
    <message>
        <source>%1 has %2 columns, which %3 layers of two halves do not divide. Set Layers to the right number.</source>
        <translation>%1 有 %2 列，不能被 %3 层（各两个半部）整除。请填写正确的“层数”。</translation>
    </message>
    <message>
        <source>%1 has %2 rows, but the project has %3 records, %4 of them usable. Choose the file made from this dataset.</source>
        <translation>%1 有 %2 行，而项目有 %3 条记录，其中 %4 条可用。请选择由此数据集生成的文件。</translation>
    </message>
    <message>
        <source>%1 has no rows or no columns. Choose a matrix with one row for each record.</source>
        <translation>%1 没有行或没有列。请选择每条记录占一行的矩阵。</translation>
    </message>
    <message>
        <source>%1 is not a usable .npy file. Save it again with numpy.save.</source>
        <translation>%1 不是可用的 .npy 文件。请用 numpy.save 重新保存。</translation>
    </message>
    <message>
        <source>%1 names the position %2 of %3. Give positions in the project&apos;s dataset, counted from 0.</source>
        <translation>%1 中的位置 %2 超出 %3 条记录。请使用项目数据集中从 0 计数的位置。</translation>
    </message>
    <message>
        <source>%1 holds %2 where positions belong. Give int32 or int64.</source>
        <translation>%1 中是 %2，而应为位置。请使用 int32 或 int64。</translation>
    </message>
    <message>
        <source>%1 has no whole number in line %2. Give one position a line.</source>
        <translation>%1 的第 %2 行不是整数。请每行写一个位置。</translation>
    </message>
    <message>
        <source>Nothing in %1 is a record of this project with activations. Choose a subset of the dataset that was imported.</source>
        <translation>%1 中没有属于此项目且带激活的记录。请选择所导入数据集的子集。</translation>
    </message>
    <message>
        <source>The ending of %1 names no known form. Give a .npy, .txt, .json or .jsonl file.</source>
        <translation>%1 的后缀不是已知格式。请提供 .npy、.txt、.json 或 .jsonl 文件。</translation>
    </message>
    <message>
        <source>There is no model folder %1. Give the folder that holds config.json and the weights.</source>
        <translation>没有模型文件夹 %1。请填写含 config.json 和权重的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 has no config.json. Give the folder that holds config.json and the weights.</source>
        <translation>文件夹 %1 中没有 config.json。请填写含 config.json 和权重的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 has no weights. Get the weight files of the model.</source>
        <translation>文件夹 %1 中没有权重。请补齐模型的权重文件。</translation>
    </message>
    <message>
        <source>The weight file %1 is missing. Copy it into the model folder.</source>
        <translation>缺少权重文件 %1。请将其复制到模型文件夹。</translation>
    </message>
    <message>
        <source>The model family %1 is not known here. Use a TinyLLaVA or LLaVA-1.5 model.</source>
        <translation>不支持模型系列 %1。请使用 TinyLLaVA 或 LLaVA-1.5 模型。</translation>
    </message>
    <message>
        <source>No memory is left for the model. Use a smaller batch, or another device.</source>
        <translation>模型所需内存不足。请使用更小的批大小，或换一个设备。</translation>
    </message>
    <message>
        <source>There is no CUDA device %1 on this machine. Choose the device CPU.</source>
        <translation>本机没有 CUDA 设备 %1。请选择设备 CPU。</translation>
    </message>
    <message>
        <source>The disk is full: %1 MB are free and the activations need %2 MB. Free some space, then press Go on.</source>
        <translation>磁盘已满：剩余 %1 MB，激活需要 %2 MB。请清理空间后点击“继续”。</translation>
    </message>
    <message>
        <source>The project has no usable records. Look at Failed records, correct the dataset and import it again.</source>
        <translation>项目中没有可用的记录。请查看“失败的记录”，修正数据集后重新导入。</translation>
    </message>
    <message>
        <source>The model could use no record. Look at Failed records for the reasons.</source>
        <translation>模型无法使用任何记录。原因见“失败的记录”。</translation>
    </message>
    <message>
        <source>The clustering has collapsed: most clusters hold nothing, or all look alike. Look at the activations, or ask for fewer clusters.</source>
        <translation>聚类退化：多数簇为空，或彼此几乎相同。请检查激活，或减少簇数。</translation>
    </message>
    <message>
        <source>Transferability is undefined for %1 of %2 clusters: all their pairs are more similar than the cut-off %3. Set Similarity cut-off to none.</source>
        <translation>%2 个簇中有 %1 个的可迁移性没有定义：其所有簇对都比阈值 %3 更相似。请将“相似度阈值”设为 none。</translation>
    </message>
    <message>
        <source>The project is damaged. Restore it from a backup, or choose “Run again” for the stage.</source>
        <translation>项目已损坏。请从备份恢复，或对该阶段选择“重新运行”。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>en</source>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>This project was made by a newer version. Update the program to open it.</source>
        <translation>此项目由更新版本创建。请升级程序后打开。</translation>
    </message>
    <message>
        <source>This project is open in another window. Close it there, or open it here read-only.</source>
        <translation>此项目已在另一窗口打开。请先关闭那个窗口，或在此以只读方式打开。</translation>
    </message>
    <message>
        <source>A setting does not fit.</source>
        <translation>某项设置不合适。</translation>
    </message>
    <message>
        <source>A file is damaged or not of the expected form.</source>
        <translation>文件已损坏，或格式与预期不符。</translation>
    </message>
    <message>
        <source>Something that is needed was not found.</source>
        <translation>找不到所需的内容。</translation>
    </message>
    <message>
        <source>Reading or writing failed. Check the drive, then try again.</source>
        <translation>读写失败。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then press Go on.</source>
        <translation>磁盘已满。请清理空间后点击“继续”。</translation>
    </message>
    <message>
        <source>The folder cannot be written to. Save the project elsewhere, or change its permissions.</source>
        <translation>文件夹不可写。请将项目另存到别处，或修改权限。</translation>
    </message>
    <message>
        <source>This version cannot handle that yet.</source>
        <translation>本版本还不支持此操作。</translation>
    </message>
    <message>
        <source>The project is damaged. Restore it from a backup, or run the stage again.</source>
        <translation>项目已损坏。请从备份恢复，或重新运行该阶段。</translation>
    </message>
    <message>
        <source>The project is being written by another program. Wait until it is done, or stop it.</source>
        <translation>另一程序正在写入此项目。请等待它完成，或将其停止。</translation>
    </message>
    <message>
        <source>Memory ran out. Close other programs, or use a smaller batch.</source>
        <translation>内存不足。请关闭其他程序，或减小批大小。</translation>
    </message>
    <message>
        <source>The method has no answer for this input.</source>
        <translation>此方法对该输入没有结果。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>提取</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>not a readable record</source>
        <translation>记录无法读取</translation>
    </message>
    <message>
        <source>no conversation</source>
        <translation>没有对话</translation>
    </message>
    <message>
        <source>a turn without a known role or text</source>
        <translation>轮次的角色未知或没有文本</translation>
    </message>
    <message>
        <source>an empty turn</source>
        <translation>空轮次</translation>
    </message>
    <message>
        <source>roles out of order</source>
        <translation>问答没有交替</translation>
    </message>
    <message>
        <source>picture not found</source>
        <translation>找不到图片</translation>
    </message>
    <message>
        <source>picture outside the folder</source>
        <translation>图片路径超出图片文件夹</translation>
    </message>
    <message>
        <source>picture cannot be read</source>
        <translation>图片无法解码</translation>
    </message>
    <message>
        <source>picture is not named by a text</source>
        <translation>image 不是单个路径</translation>
    </message>
    <message>
        <source>&lt;image&gt; without a picture</source>
        <translation>文本中有 &lt;image&gt; 但没有图片</translation>
    </message>
    <message>
        <source>a picture without &lt;image&gt;</source>
        <translation>有图片但文本中没有 &lt;image&gt;</translation>
    </message>
    <message>
        <source>several &lt;image&gt;</source>
        <translation>&lt;image&gt; 出现多次</translation>
    </message>
    <message>
        <source>an id that occurs twice</source>
        <translation>id 重复</translation>
    </message>
    <message>
        <source>no id</source>
        <translation>没有 id</translation>
    </message>
    <message>
        <source>wrong file ending, resolved by name</source>
        <translation>扩展名不符，已按文件名找到</translation>
    </message>
    <message>
        <source>The project is open read-only, so this cannot be kept. Choose “Save project as…” to go on with a copy.</source>
        <translation>此项目以只读方式打开，因此无法保留此更改。请选择“项目另存为…”，在副本上继续。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/秒</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>en_GB</source>
        <extracomment>Format of a date, as QLocale::toString takes it</extracomment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>MapMarks</name>
    <message>
        <source>Transferability</source>
        <translation>可迁移性</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>配额</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>Greedy rank</source>
        <translation>贪心序中的名次</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>pure</source>
        <translation>纯净</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混杂</translation>
    </message>
    <message>
        <source>junk</source>
        <translation>无用</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>有标签</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>entering</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>stays in</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>stays out</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>only in A</source>
        <translation>仅在 A</translation>
    </message>
    <message>
        <source>only in B</source>
        <translation>仅在 B</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>两者共有</translation>
    </message>
    <message>
        <source>in neither</source>
        <translation>两者皆无</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入选</translation>
    </message>
    <message>
        <source>out</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未评定</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>评定</translation>
    </message>
</context>
<context>
    <name>ModelFactsText</name>
    <message>
        <source>Recognised as %1, with its picture tower. Layers %2 of %3 are read, width %4. It needs about %5 of memory on the device, and room for a batch.</source>
        <translation>已识别为 %1，图像塔也已找到。读取第 %2 层，共 %3 层，宽度 %4。设备上约需 %5 内存，另需容纳一个批次。</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Folder that the picture paths of the records start from. Guessed when empty.</source>
        <translation>记录中的图片路径从此文件夹开始。留空则自动推断。</translation>
    </message>
    <message>
        <source>Refuse a dataset with faults</source>
        <translation>拒绝有问题的数据集</translation>
    </message>
    <message>
        <source>Otherwise faulty records are kept, listed, and left out of the extraction.</source>
        <translation>否则保留并列出有问题的记录，它们不参与提取。</translation>
    </message>
    <message>
        <source>Source of a record</source>
        <translation>记录的来源</translation>
    </message>
    <message>
        <source>“folder” takes the first folder of its picture, “field:NAME” a field of the record.</source>
        <translation>“folder”取图片的第一级文件夹，“field:NAME”取记录的某个字段。</translation>
    </message>
    <message>
        <source>Pictures while importing</source>
        <translation>导入时的图片</translation>
    </message>
    <message>
        <source>Look at the header of every picture, or trust the paths.</source>
        <translation>查看每张图片的文件头，或信任路径。</translation>
    </message>
    <message>
        <source>Reference model</source>
        <translation>参考模型</translation>
    </message>
    <message>
        <source>Folder with the model&apos;s configuration, weights and tokenizer.</source>
        <translation>含有模型的配置、权重和分词器的文件夹。</translation>
    </message>
    <message>
        <source>Picture tower</source>
        <translation>图像塔</translation>
    </message>
    <message>
        <source>Folder of the model&apos;s picture tower. Found beside the model when empty.</source>
        <translation>模型的图像塔所在的文件夹。留空则在模型旁边寻找。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Decoder layers that are read, counted from 0. Empty: the family&apos;s own.</source>
        <translation>要读取的解码器层，从 0 数起。留空则用该系列的默认层。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Precision of the computation.</source>
        <translation>计算精度。</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>存储为</translation>
    </message>
    <message>
        <source>Precision of the stored activations.</source>
        <translation>激活的存储精度。</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Order of pooling and squashing.</source>
        <translation>求平均与压缩的先后。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Records run together; 0 is automatic.</source>
        <translation>同时处理的记录数；0 为自动。</translation>
    </message>
    <message>
        <source>First records only</source>
        <translation>仅前若干条记录</translation>
    </message>
    <message>
        <source>Use only so many usable records; 0 takes all.</source>
        <translation>只用这么多条可用记录；0 为全部。</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>簇数</translation>
    </message>
    <message>
        <source>How many clusters; 0 takes one for every 66 samples, at least 2.</source>
        <translation>分成多少簇；0 为每 66 个样本一个，至少 2 个。</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>迭代次数</translation>
    </message>
    <message>
        <source>Rounds of k-means, 1 to 10,000.</source>
        <translation>k-means 的轮数，1 至 10,000。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same result.</source>
        <translation>同一种子的结果总是相同。</translation>
    </message>
    <message>
        <source>Points per cluster</source>
        <translation>每簇点数</translation>
    </message>
    <message>
        <source>Samples that the centres are trained on; all samples are assigned.</source>
        <translation>用于训练中心的样本数，最后所有样本都会归入簇。</translation>
    </message>
    <message>
        <source>Kernel width</source>
        <translation>核宽度</translation>
    </message>
    <message>
        <source>Width of the Gaussian kernel of density and greedy order, 0.000001 to 1,000,000.</source>
        <translation>计算密度和贪心序的高斯核的宽度，0.000001 至 1,000,000。</translation>
    </message>
    <message>
        <source>Transferability from</source>
        <translation>可迁移性依据</translation>
    </message>
    <message>
        <source>Part of the centres that is compared.</source>
        <translation>比较中心的哪一部分。</translation>
    </message>
    <message>
        <source>Similarity cut-off</source>
        <translation>相似度阈值</translation>
    </message>
    <message>
        <source>Pairs of clusters more similar than this are left out, −1 to 1; “none” keeps all.</source>
        <translation>相似度高于此值的簇对不计入，−1 至 1；“none”则全部计入。</translation>
    </message>
    <message>
        <source>Density over</source>
        <translation>密度范围</translation>
    </message>
    <message>
        <source>All pairs with each sample itself, as published, or different samples only.</source>
        <translation>所有样本对，按公开代码包括样本与自身；或仅限不同样本。</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>A flat map or one in space.</source>
        <translation>平面地图或空间地图。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>How the result is made.</source>
        <translation>结果如何得到。</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻数</translation>
    </message>
    <message>
        <source>Samples that count as near, 2 to 200. More shows the whole, fewer the detail.</source>
        <translation>多少个样本算作邻近，2 至 200。多则看清整体，少则看清细节。</translation>
    </message>
    <message>
        <source>Least distance</source>
        <translation>最小距离</translation>
    </message>
    <message>
        <source>How close points may lie, 0 to 0.99.</source>
        <translation>点与点可以多近，0 至 0.99。</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Rounds of the layout; 0 goes by the number of samples.</source>
        <translation>布局的轮数；0 则由样本数决定。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the selection.</source>
        <translation>选集的名称。</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Samples to take: a count, a percentage such as 20%, or a fraction below 1.</source>
        <translation>要选的样本：个数、百分比（如 20%）或小于 1 的小数。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Lower prefers clusters with high scores more.</source>
        <translation>越低越偏向高分的簇。</translation>
    </message>
    <message>
        <source>Left-over places</source>
        <translation>剩余名额</translation>
    </message>
    <message>
        <source>Give them to clusters that have room, or leave them as published.</source>
        <translation>补给有余量的簇，或按公开代码处理。</translation>
    </message>
    <message>
        <source>Limits of clusters</source>
        <translation>簇的限制</translation>
    </message>
    <message>
        <source>Pinned, excluded and capped clusters, such as “12:pin 15:exclude 20:cap=40”.</source>
        <translation>固定、排除和设上限的簇，例如“12:pin 15:exclude 20:cap=40”。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File to write.</source>
        <translation>要写入的文件。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Check every picture</source>
        <translation>检查每张图片</translation>
    </message>
    <message>
        <source>Trust the paths</source>
        <translation>信任路径</translation>
    </message>
    <message>
        <source>Mean, then tanh</source>
        <translation>先平均后 tanh</translation>
    </message>
    <message>
        <source>Tanh, then mean</source>
        <translation>先 tanh 后平均</translation>
    </message>
    <message>
        <source>Language half</source>
        <translation>语言半部</translation>
    </message>
    <message>
        <source>Both halves</source>
        <translation>两个半部</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>按公开代码</translation>
    </message>
    <message>
        <source>Different samples</source>
        <translation>不同样本</translation>
    </message>
    <message>
        <source>Refill clusters with room</source>
        <translation>补给有余量的簇</translation>
    </message>
    <message>
        <source>UMAP</source>
        <translation>UMAP</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>COINCIDE</source>
        <translation>COINCIDE</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Hard link</source>
        <translation>硬链接</translation>
    </message>
    <message>
        <source>Symbolic link</source>
        <translation>符号链接</translation>
    </message>
    <message>
        <source>LLaVA JSON</source>
        <translation>LLaVA JSON</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Positions (.npy)</source>
        <translation>位置 (.npy)</translation>
    </message>
    <message>
        <source>Positions (.txt)</source>
        <translation>位置 (.txt)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Format of the file; from its ending when automatic.</source>
        <translation>文件的格式；设为自动时由扩展名决定。</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Clusters</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Selections</source>
        <translation>选集</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>簇详情</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本详情</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>调参</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变化内容</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>SampleMenu</name>
    <message>
        <source>This sample has no picture.</source>
        <translation>此样本没有图片。</translation>
    </message>
    <message>
        <source>The picture is not in the folder any more. Choose where it is now.</source>
        <translation>图片已不在原文件夹。请指定新位置。</translation>
    </message>
    <message>
        <source>The desktop has no program for this picture: %1</source>
        <translation>桌面没有可打开此图片的程序：%1</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>查看相似样本</translation>
    </message>
    <message>
        <source>Its whole cluster</source>
        <translation>所在的整个簇</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Tag %1 samples…</source>
        <translation>为 %1 个样本加标签…</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Keep %1 samples as a selection…</source>
        <translation>将 %1 个样本存为选集…</translation>
    </message>
    <message>
        <source>Keep as a selection…</source>
        <translation>存为选集…</translation>
    </message>
    <message>
        <source>Copy %1 IDs</source>
        <translation>复制 %1 个 ID</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
</context>
<context>
    <name>coincide::CapPopup</name>
    <message>
        <source>Take at most, of %1 samples</source>
        <translation>最多选取（共 %1 个样本）</translation>
    </message>
    <message>
        <source>Cap of the cluster</source>
        <translation>簇的上限</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What is in now: %1</source>
        <translation>当前入选：%1</translation>
    </message>
    <message>
        <source>Half: %1</source>
        <translation>一半：%1</translation>
    </message>
    <message>
        <source>No cap</source>
        <translation>不设上限</translation>
    </message>
</context>
<context>
    <name>coincide::ChangesPanel</name>
    <message>
        <source>Entering</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变化内容</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all that enter</source>
        <translation>显示所有进入的样本</translation>
    </message>
    <message>
        <source>Show all that leave</source>
        <translation>显示所有离开的样本</translation>
    </message>
    <message>
        <source>Nothing enters or leaves at this setting.</source>
        <translation>此设置下没有样本进入或离开。</translation>
    </message>
    <message>
        <source>Nothing enters at this setting.</source>
        <translation>此设置下没有样本进入。</translation>
    </message>
    <message>
        <source>Nothing leaves at this setting.</source>
        <translation>此设置下没有样本离开。</translation>
    </message>
</context>
<context>
    <name>coincide::ClusterDelegate</name>
    <message>
        <source>Name of the cluster</source>
        <translation>簇的名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>coincide::ClusterHeader</name>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
</context>
<context>
    <name>coincide::ClusterModel</name>
    <message>
        <source>pure</source>
        <translation>纯净</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混杂</translation>
    </message>
    <message>
        <source>junk</source>
        <translation>无用</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Not known: this cluster has no score yet</source>
        <translation>未知：此簇还没有评分</translation>
    </message>
    <message>
        <source>%1 (#%2)</source>
        <translation>%1 (#%2)</translation>
    </message>
    <message numerus="yes">
        <source>Cluster %1, %n sample(s)</source>
        <translation>
            <numerusform>簇 %1，%n 个样本</numerusform>
        </translation>
    </message>
    <message>
        <source>, excluded</source>
        <translation>，已排除</translation>
    </message>
    <message>
        <source>, pinned</source>
        <translation>，已固定</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Transf.</source>
        <translation>迁移性</translation>
    </message>
    <message>
        <source>Dens.</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>配额</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入选</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Name, else the first two keywords</source>
        <translation>名称；没有名称时取前两个关键词</translation>
    </message>
    <message>
        <source>Samples in the cluster</source>
        <translation>簇中的样本数</translation>
    </message>
    <message>
        <source>Share of all samples</source>
        <translation>占全部样本的比例</translation>
    </message>
    <message>
        <source>Density: how alike the cluster&apos;s samples are</source>
        <translation>密度：簇中样本彼此有多像</translation>
    </message>
    <message>
        <source>Share of the budget before the cap, in samples</source>
        <translation>上限之前应得的预算份额，以样本计</translation>
    </message>
    <message>
        <source>Samples really taken at this setting; the bar is the share of the cluster</source>
        <translation>此设置下实际选取的样本数；横条为占该簇的比例</translation>
    </message>
    <message>
        <source>Samples taken before</source>
        <translation>之前选取的样本数</translation>
    </message>
    <message>
        <source>Samples taken now</source>
        <translation>现在选取的样本数</translation>
    </message>
    <message>
        <source>Now less before</source>
        <translation>现在减去之前</translation>
    </message>
    <message>
        <source>Sources with at least 5 % of the cluster</source>
        <translation>至少占该簇 5 % 的来源</translation>
    </message>
    <message>
        <source>Words that tell this cluster&apos;s texts from the others&apos;</source>
        <translation>使该簇文本有别于其他簇的词</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>Transferability: mean cosine to the other centres, pairs above the cut-off left out</source>
        <translation>可迁移性：与其他中心的平均余弦相似度，高于阈值的对不计入</translation>
    </message>
</context>
<context>
    <name>coincide::ClusterPanel</name>
    <message>
        <source>Cluster</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Name of the cluster</source>
        <translation>簇的名称</translation>
    </message>
    <message>
        <source>Name of the cluster (F2); empty: its first keywords</source>
        <translation>簇的名称 (F2)；留空则用前几个关键词</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Sources in this cluster</source>
        <translation>簇内来源</translation>
    </message>
    <message>
        <source>Most similar clusters</source>
        <translation>最相似的簇</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note on the cluster</source>
        <translation>该簇的备注</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Transferability</source>
        <translation>可迁移性</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>配额</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入选</translation>
    </message>
    <message>
        <source>Pure</source>
        <translation>纯净</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混杂</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>无用</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>评定：%1</translation>
    </message>
    <message>
        <source>%1 (key %2); again or key 0 takes it back</source>
        <translation>%1（按键 %2）；再按一次或按 0 键撤回</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Takes all samples of this cluster (K)</source>
        <translation>选取该簇的全部样本 (K)</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Takes no sample of this cluster (X)</source>
        <translation>不选取该簇的任何样本 (X)</translation>
    </message>
    <message>
        <source>Set cap…</source>
        <translation>设上限…</translation>
    </message>
    <message>
        <source>Takes at most so many samples of this cluster</source>
        <translation>最多选取该簇这么多样本</translation>
    </message>
    <message>
        <source>Choose a cluster to see what its samples share.</source>
        <translation>选择一个簇，查看其样本的共同之处。</translation>
    </message>
    <message>
        <source>No clusters yet.</source>
        <translation>还没有簇。</translation>
    </message>
    <message>
        <source>No clusters yet. They need activations first.</source>
        <translation>还没有簇，需先提取激活。</translation>
    </message>
    <message>
        <source>Cluster…</source>
        <translation>聚类…</translation>
    </message>
    <message>
        <source>Extract…</source>
        <translation>提取…</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>This cluster has no score: it is empty or its samples are all alike</source>
        <translation>此簇没有评分：它是空的，或其样本完全相同</translation>
    </message>
    <message>
        <source>The clusters are not scored yet</source>
        <translation>各簇尚未评分</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in this cluster; click: search the samples for it</source>
        <translation>
            <numerusform>在该簇中出现 %n 次；点击即在样本中搜索它</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>#%1; similarity of the centres</source>
        <translation>#%1；中心的相似度</translation>
    </message>
</context>
<context>
    <name>coincide::ClusterTable</name>
    <message>
        <source>Clusters</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Highlight clusters</source>
        <translation>高亮簇</translation>
    </message>
    <message numerus="yes">
        <source>Verdict of %n cluster(s)</source>
        <translation>
            <numerusform>%n 个簇的评定</numerusform>
        </translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>“%1”的备注</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>Pure</source>
        <translation>纯净</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混杂</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>无用</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>清除评定</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>固定或取消固定</translation>
    </message>
    <message>
        <source>Exclude or include</source>
        <translation>排除或取消排除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Transferability</source>
        <translation>可迁移性</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 clusters were written to %2.</source>
        <translation>已将 %1 个簇写入 %2。</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder, or free some space.</source>
        <translation>无法写入文件。请选择其他文件夹，或清理空间。</translation>
    </message>
    <message>
        <source>Cap…</source>
        <translation>上限…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Show its samples</source>
        <translation>显示其样本</translation>
    </message>
    <message>
        <source>Save the table as CSV…</source>
        <translation>将表格另存为 CSV…</translation>
    </message>
    <message>
        <source>The usual columns</source>
        <translation>常用列</translation>
    </message>
</context>
<context>
    <name>coincide::ClustersPanel</name>
    <message>
        <source>Filter: name, keyword, source, T &gt; 0.5</source>
        <translation>筛选：名称、关键词、来源、T &gt; 0.5</translation>
    </message>
    <message>
        <source>Filter of the clusters</source>
        <translation>簇的筛选</translation>
    </message>
    <message>
        <source>Words, and expressions such as T &gt; 0.5, size &gt;= 20, change &gt; 5, verdict:junk, source:flickr, is:pinned, -word. Live, nothing is written</source>
        <translation>词，以及 T &gt; 0.5、size &gt;= 20、change &gt; 5、verdict:junk、source:flickr、is:pinned、-word 等表达式。实时筛选，不写入</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>Expressions for the filter</source>
        <translation>筛选用的表达式</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Clusters %1</source>
        <translation>簇 %1</translation>
    </message>
    <message>
        <source>Clusters %1 of %2</source>
        <translation>簇 %1 / %2</translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation>没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>尚未打开项目。</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>No clusters yet. They need activations first.</source>
        <translation>还没有簇，需先提取激活。</translation>
    </message>
    <message>
        <source>Extract…</source>
        <translation>提取…</translation>
    </message>
    <message>
        <source>No clusters yet.</source>
        <translation>还没有簇。</translation>
    </message>
    <message>
        <source>Cluster…</source>
        <translation>聚类…</translation>
    </message>
    <message>
        <source>Found pure</source>
        <translation>评定为纯净</translation>
    </message>
    <message>
        <source>Found mixed</source>
        <translation>评定为混杂</translation>
    </message>
    <message>
        <source>Found junk</source>
        <translation>评定为无用</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation>未评定</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>With a cap</source>
        <translation>有上限</translation>
    </message>
    <message>
        <source>Nothing taken</source>
        <translation>没有入选样本</translation>
    </message>
    <message>
        <source>Transferable</source>
        <translation>可迁移性高</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>Gains samples</source>
        <translation>样本增加</translation>
    </message>
    <message>
        <source>Loses samples</source>
        <translation>样本减少</translation>
    </message>
    <message>
        <source>Filter: name, keyword, change &gt; 5</source>
        <translation>筛选：名称、关键词、change &gt; 5</translation>
    </message>
</context>
<context>
    <name>coincide::CommandPalette</name>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>coincide::Commands</name>
    <message>
        <source>Highlight samples first, or choose one.</source>
        <translation>请先高亮一些样本，或选择一个样本。</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag for %1 samples</source>
        <translation>为 %1 个样本加标签</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name of the selection of %1 samples</source>
        <translation>%1 个样本的选集名称</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>手选</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note on the current sample</source>
        <translation>当前样本的备注</translation>
    </message>
    <message>
        <source>all shown</source>
        <translation>所有显示的样本</translation>
    </message>
    <message>
        <source>none</source>
        <translation>取消全部高亮</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Choose the folder of a reference model, then run what is missing.</source>
        <translation>请选择参考模型所在的文件夹，然后运行缺少的阶段。</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Everything is written. The program saves as you go.</source>
        <translation>一切均已写入。程序随做随存。</translation>
    </message>
    <message>
        <source>Import selection</source>
        <translation>导入选集</translation>
    </message>
    <message>
        <source>Selections (*.npy *.txt *.json *.jsonl)</source>
        <translation>选集 (*.npy *.txt *.json *.jsonl)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Datasets, activations, selections (*.json *.jsonl *.npy *.txt)</source>
        <translation>数据集、激活、选集 (*.json *.jsonl *.npy *.txt)</translation>
    </message>
    <message>
        <source>Where are the pictures now?</source>
        <translation>图片现在在哪里？</translation>
    </message>
    <message>
        <source>Locating pictures</source>
        <translation>正在定位图片</translation>
    </message>
    <message>
        <source>The pictures are read from there now; %1 were looked for and found.</source>
        <translation>现在从该处读取图片；查找并找到了 %1 张。</translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation>项目另存为</translation>
    </message>
    <message>
        <source>The system report is on the clipboard.</source>
        <translation>系统报告已复制到剪贴板。</translation>
    </message>
    <message>
        <source>About COINCIDE Explorer</source>
        <translation>关于 COINCIDE Explorer</translation>
    </message>
    <message>
        <source>See what a visual-instruction dataset teaches, and choose the part worth training on. Clusters, scores and selections follow the COINCIDE method. Made with Qt, VTK, LibTorch, OpenCV and SQLite; it works without a network.</source>
        <translation>看清视觉指令数据集教了什么，并选出值得训练的部分。簇、评分和选集依照 COINCIDE 方法。基于 Qt、VTK、LibTorch、OpenCV 和 SQLite，无需网络。</translation>
    </message>
    <message>
        <source>The clipboard holds no camera of this map. Copy one with Copy camera.</source>
        <translation>剪贴板中没有此地图的视角。请先用“复制视角”复制一个。</translation>
    </message>
    <message>
        <source>Tag for 1 sample</source>
        <translation>为 1 个样本加标签</translation>
    </message>
    <message>
        <source>Name of the selection of 1 sample</source>
        <translation>1 个样本的选集名称</translation>
    </message>
</context>
<context>
    <name>coincide::ComparePage</name>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Selection B</source>
        <translation>选集 B</translation>
    </message>
    <message>
        <source>Selection A</source>
        <translation>选集 A</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>两者共有</translation>
    </message>
    <message>
        <source>Only in B</source>
        <translation>仅在 B</translation>
    </message>
    <message>
        <source>Only in A</source>
        <translation>仅在 A</translation>
    </message>
    <message>
        <source>By cluster</source>
        <translation>按簇</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>By cluster shows one of each cluster in turn</source>
        <translation>“按簇”依次显示每个簇的一个样本</translation>
    </message>
    <message>
        <source>Order of the gallery</source>
        <translation>图库的次序</translation>
    </message>
    <message>
        <source>Everything in B is in A too.</source>
        <translation>B 的全部样本也在 A 中。</translation>
    </message>
    <message>
        <source>Everything in A is in B too.</source>
        <translation>A 的全部样本也在 B 中。</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 个样本</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>%1 samples are in both</source>
        <translation>两者共有 %1 个样本</translation>
    </message>
</context>
<context>
    <name>coincide::ComparisonPanel</name>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Per source</source>
        <translation>各来源</translation>
    </message>
    <message>
        <source>Per cluster</source>
        <translation>各簇</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>New selection from…</source>
        <translation>由此新建选集…</translation>
    </message>
    <message>
        <source>Only in A</source>
        <translation>仅在 A</translation>
    </message>
    <message>
        <source>Only in B</source>
        <translation>仅在 B</translation>
    </message>
    <message>
        <source>In both</source>
        <translation>两者共有</translation>
    </message>
    <message>
        <source>In A or B</source>
        <translation>A 与 B 的全部</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Jaccard</source>
        <translation>Jaccard</translation>
    </message>
    <message>
        <source>A inside B</source>
        <translation>A 在 B 中</translation>
    </message>
    <message>
        <source>B inside A</source>
        <translation>B 在 A 中</translation>
    </message>
    <message>
        <source>Per source %1</source>
        <translation>各来源 %1</translation>
    </message>
    <message>
        <source>Per cluster %1</source>
        <translation>各簇 %1</translation>
    </message>
    <message>
        <source>No sample is in that part. Choose another part.</source>
        <translation>该部分没有样本。请选择另一部分。</translation>
    </message>
</context>
<context>
    <name>coincide::ComparisonTableModel</name>
    <message>
        <source>%1: %2 in A, %3 in B (%4)</source>
        <translation>%1：A 中 %2，B 中 %3 (%4)</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
</context>
<context>
    <name>coincide::ConversationModel</name>
    <message>
        <source>Human · turn %1</source>
        <translation>人类 · 第 %1 轮</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>GPT</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>coincide::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation>复制对话</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>coincide::CurationState</name>
    <message>
        <source>Note on a sample</source>
        <translation>样本的备注</translation>
    </message>
    <message>
        <source>Verdict on %1</source>
        <translation>“%1”的评定</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名“%1”</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>“%1”的备注</translation>
    </message>
    <message>
        <source>Pin %1</source>
        <translation>固定“%1”</translation>
    </message>
    <message>
        <source>Unpin %1</source>
        <translation>取消固定“%1”</translation>
    </message>
    <message>
        <source>Pin clusters</source>
        <translation>固定簇</translation>
    </message>
    <message>
        <source>Unpin clusters</source>
        <translation>取消固定簇</translation>
    </message>
    <message>
        <source>Exclude %1</source>
        <translation>排除“%1”</translation>
    </message>
    <message>
        <source>Include %1</source>
        <translation>取消排除“%1”</translation>
    </message>
    <message>
        <source>Exclude clusters</source>
        <translation>排除簇</translation>
    </message>
    <message>
        <source>Include clusters</source>
        <translation>取消排除簇</translation>
    </message>
    <message>
        <source>Cap of %1</source>
        <translation>“%1”的上限</translation>
    </message>
    <message>
        <source>Tag “%1”</source>
        <translation>标签“%1”</translation>
    </message>
    <message>
        <source>Remove tag “%1”</source>
        <translation>移除标签“%1”</translation>
    </message>
    <message>
        <source>Rename tag “%1”</source>
        <translation>重命名标签“%1”</translation>
    </message>
</context>
<context>
    <name>coincide::DemoCard</name>
    <message>
        <source>Try it without your own data</source>
        <translation>没有自己的数据？先试用演示</translation>
    </message>
    <message>
        <source>Built-in records with pictures, taken through all six stages. Nothing is downloaded; you can change and export everything.</source>
        <translation>内置的带图片记录，已完成全部六个阶段。无需下载任何内容；一切都可以修改和导出。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Made at the first time, then ready at once</source>
        <translation>首次打开时生成，以后立即打开</translation>
    </message>
</context>
<context>
    <name>coincide::DockTitle</name>
    <message>
        <source>Take this panel out of the window, or put it back</source>
        <translation>将此面板移出窗口，或放回原处</translation>
    </message>
    <message>
        <source>Close this panel; the Window menu brings it back</source>
        <translation>关闭此面板；可从“窗口”菜单重新打开</translation>
    </message>
</context>
<context>
    <name>coincide::DropArea</name>
    <message>
        <source>Drop a dataset, a project, a .npy or a model folder</source>
        <translation>将数据集、项目、.npy 文件或模型文件夹拖到此处</translation>
    </message>
    <message>
        <source>It works anywhere in this window</source>
        <translation>拖到窗口任意位置均可</translation>
    </message>
</context>
<context>
    <name>coincide::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>LLaVA JSON</source>
        <translation>LLaVA JSON</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>NumPy positions (.npy)</source>
        <translation>NumPy 位置 (.npy)</translation>
    </message>
    <message>
        <source>Text, one position a line (.txt)</source>
        <translation>文本，每行一个位置 (.txt)</translation>
    </message>
    <message>
        <source>Leave where they are</source>
        <translation>留在原处</translation>
    </message>
    <message>
        <source>Copy beside the file</source>
        <translation>复制到文件旁</translation>
    </message>
    <message>
        <source>Hard links beside the file</source>
        <translation>硬链接到文件旁</translation>
    </message>
    <message>
        <source>Symbolic links beside the file</source>
        <translation>符号链接到文件旁</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Same as</source>
        <translation>等同于</translation>
    </message>
    <message>
        <source>Command that does the same</source>
        <translation>作用相同的命令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What the tuning shows</source>
        <translation>当前调参结果</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部样本</translation>
    </message>
    <message>
        <source>%1 samples, about %2</source>
        <translation>%1 个样本，约 %2</translation>
    </message>
    <message>
        <source>; %1 pictures beside it</source>
        <translation>；旁边另有 %1 张图片</translation>
    </message>
    <message>
        <source>The project has no records. Choose positions (.npy or .txt).</source>
        <translation>此项目没有记录。请选择位置（.npy 或 .txt）。</translation>
    </message>
    <message>
        <source>Choose the file to write.</source>
        <translation>请选择要写入的文件。</translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation>请给出文件的完整路径。</translation>
    </message>
    <message>
        <source>There is nothing to write. Choose something else.</source>
        <translation>没有可写入的内容。请另选内容。</translation>
    </message>
    <message>
        <source>The folder cannot be written to. Choose another one, or change its permissions.</source>
        <translation>文件夹不可写。请另选文件夹，或修改权限。</translation>
    </message>
    <message>
        <source>The file exists and will be replaced.</source>
        <translation>文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>Positions in the dataset, in the selection&apos;s order. They need no pictures.</source>
        <translation>在数据集中的位置，按选集中的次序排列。不需要图片。</translation>
    </message>
    <message>
        <source>This is the dataset that the project was imported from. Choose another file.</source>
        <translation>这是导入此项目所用的数据集。请选择其他文件。</translation>
    </message>
    <message>
        <source>One row a sample: position, id, picture, source, cluster, cosine, greedy rank, turns and characters.</source>
        <translation>每个样本一行：位置、id、图片、来源、簇、余弦相似度、贪心序、轮次和字符数。</translation>
    </message>
    <message>
        <source>Records are written as they came, one a line.</source>
        <translation>记录按原样写出，每行一条。</translation>
    </message>
    <message>
        <source>Records are written byte for byte as they came.</source>
        <translation>记录逐字节与原文相同。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>coincide::FailuresPanel</name>
    <message>
        <source>Could not be extracted</source>
        <translation>无法提取</translation>
    </message>
    <message>
        <source>Kept, only worth knowing</source>
        <translation>已保留，仅供了解</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Failed records</source>
        <translation>失败的记录</translation>
    </message>
    <message>
        <source>Every record can be used.</source>
        <translation>每条记录都可用。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>coincide::FigureDialog</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Quota per cluster</source>
        <translation>各簇配额</translation>
    </message>
    <message>
        <source>Mix per source</source>
        <translation>来源构成</translation>
    </message>
    <message>
        <source>Save as figure</source>
        <translation>保存插图</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>PDF 页面</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Transparent ground</source>
        <translation>透明背景</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>插图</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy it as a picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation>请给出文件的完整路径。</translation>
    </message>
    <message>
        <source>This is a folder. Give the name of a file.</source>
        <translation>这是一个文件夹。请给出文件名。</translation>
    </message>
    <message>
        <source>The folder does not exist. Choose another one.</source>
        <translation>此文件夹不存在。请另选文件夹。</translation>
    </message>
    <message>
        <source>The file must end in .%1.</source>
        <translation>文件名须以 .%1 结尾。</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder, or free some space.</source>
        <translation>无法写入文件。请另选文件夹，或清理空间。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
</context>
<context>
    <name>coincide::FilterBar</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>In or out</source>
        <translation>入选 / 未选</translation>
    </message>
    <message>
        <source>Highlighted</source>
        <translation>已高亮</translation>
    </message>
    <message>
        <source>Only the samples that are picked out</source>
        <translation>只看高亮的样本</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>按%1筛选</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>所有来源</translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation>所有簇</translation>
    </message>
    <message>
        <source>Only the current one: %1</source>
        <translation>仅当前簇：%1</translation>
    </message>
    <message>
        <source>Also the current one: %1</source>
        <translation>加上当前簇：%1</translation>
    </message>
    <message>
        <source>Found pure</source>
        <translation>评定为纯净</translation>
    </message>
    <message>
        <source>Found mixed</source>
        <translation>评定为混杂</translation>
    </message>
    <message>
        <source>Found junk</source>
        <translation>评定为无用</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Any or no tag</source>
        <translation>不限标签</translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>还没有标签</translation>
    </message>
    <message>
        <source>Any number of turns</source>
        <translation>不限轮次数</translation>
    </message>
    <message>
        <source>One question and answer</source>
        <translation>一问一答</translation>
    </message>
    <message>
        <source>3 to 6 turns</source>
        <translation>3 至 6 轮</translation>
    </message>
    <message>
        <source>7 to 12 turns</source>
        <translation>7 至 12 轮</translation>
    </message>
    <message>
        <source>More than 12 turns</source>
        <translation>12 轮以上</translation>
    </message>
    <message>
        <source>Any length</source>
        <translation>不限字符数</translation>
    </message>
    <message>
        <source>Up to 100 characters</source>
        <translation>最多 100 个字符</translation>
    </message>
    <message>
        <source>101 to 500 characters</source>
        <translation>101 至 500 个字符</translation>
    </message>
    <message>
        <source>501 to 2,000 characters</source>
        <translation>501 至 2,000 个字符</translation>
    </message>
    <message>
        <source>More than 2,000 characters</source>
        <translation>2,000 个字符以上</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>入选和未选</translation>
    </message>
    <message>
        <source>In the subset</source>
        <translation>在选集中</translation>
    </message>
    <message>
        <source>Not in the subset</source>
        <translation>不在选集中</translation>
    </message>
    <message>
        <source>Entering</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入选</translation>
    </message>
    <message>
        <source>out</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>entering</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>离开</translation>
    </message>
</context>
<context>
    <name>coincide::GalleryPanel</name>
    <message>
        <source>Nearest to centre</source>
        <translation>最近中心</translation>
    </message>
    <message>
        <source>Highest cosine to the centre first: what the cluster is about</source>
        <translation>与中心余弦相似度最高的在前：该簇讲的是什么</translation>
    </message>
    <message>
        <source>Farthest</source>
        <translation>最远</translation>
    </message>
    <message>
        <source>Lowest cosine to the centre first: what hardly belongs here</source>
        <translation>与中心余弦相似度最低的在前：勉强属于此簇</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>A shuffle that stays the same for this cluster</source>
        <translation>打乱的次序，对同一个簇保持不变</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Samples whose cosine to the centre is nearest to midway towards the most similar other centre: what could belong to either</source>
        <translation>与中心的余弦相似度最接近该中心与最相似的另一中心之间中点的样本：属于两个簇皆有可能</translation>
    </message>
    <message>
        <source>Order of the gallery</source>
        <translation>图库的次序</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图片的大小</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>尚未打开项目。</translation>
    </message>
    <message>
        <source>No clusters yet.</source>
        <translation>还没有簇。</translation>
    </message>
    <message>
        <source>Choose a cluster to see what its samples share.</source>
        <translation>选择一个簇，查看其样本的共同之处。</translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation>没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>No sample belongs to this cluster.</source>
        <translation>没有样本属于此簇。</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n 个样本</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <translation>%1 入选 · %2 未选</translation>
    </message>
</context>
<context>
    <name>coincide::HelpViewer</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>coincide::HoverCard</name>
    <message>
        <source>Picture not found</source>
        <translation>找不到图片</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入选</translation>
    </message>
    <message>
        <source>out</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
</context>
<context>
    <name>coincide::LegendList</name>
    <message>
        <source>%1
Click to hide or show, double click to show only this</source>
        <translation>%1
单击隐藏或显示，双击只显示此项</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1，已隐藏</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <comment>Sources 3 of 12</comment>
        <translation>%1 %2，共 %3</translation>
    </message>
    <message>
        <source>Fold the list away</source>
        <translation>收起列表</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>展开列表</translation>
    </message>
</context>
<context>
    <name>coincide::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Nothing to tell yet. What stages do is written here.</source>
        <translation>暂无内容。各阶段的记录会写在这里。</translation>
    </message>
</context>
<context>
    <name>coincide::MainMenu</name>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
</context>
<context>
    <name>coincide::MainToolbar</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Transferability</source>
        <translation>可迁移性</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>配额占比</translation>
    </message>
    <message>
        <source>In or out</source>
        <translation>入选 / 未选</translation>
    </message>
    <message>
        <source>Entering, leaving</source>
        <translation>进入 / 离开</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Cosine to the centre</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>Greedy rank</source>
        <translation>贪心序中的名次</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>Only in A, only in B</source>
        <translation>仅在 A / 仅在 B</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>交集</translation>
    </message>
    <message>
        <source>How what you draw joins what is highlighted</source>
        <translation>新的圈选如何与已高亮的样本合并</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>Change per cluster</source>
        <translation>各簇变化</translation>
    </message>
</context>
<context>
    <name>coincide::MainWindow</name>
    <message>
        <source>%1 was stopped at %2. It can go on from there.</source>
        <translation>%1在 %2 处停止，可从该处继续。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>已导出到 %1。</translation>
    </message>
    <message>
        <source>“%1” is not a project, a dataset, activations or a model folder. Choose one of these.</source>
        <translation>“%1”不是项目、数据集、激活或模型文件夹。请选择其中一种。</translation>
    </message>
    <message>
        <source>What is “%1”?</source>
        <translation>“%1”是什么？</translation>
    </message>
    <message>
        <source>A selection for this project</source>
        <translation>用于此项目的选集</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>A new dataset</source>
        <translation>新的数据集</translation>
    </message>
    <message>
        <source> (read-only)</source>
        <translation>（只读）</translation>
    </message>
    <message>
        <source>Clusters %1</source>
        <translation>簇 %1</translation>
    </message>
    <message>
        <source>Selections %1</source>
        <translation>选集 %1</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Failed records %1</source>
        <translation>失败的记录 %1</translation>
    </message>
    <message>
        <source>Failed records</source>
        <translation>失败的记录</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>打开时</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>%1 is running. Stop it and quit? What was done is kept, and the next start offers to go on.</source>
        <translation>“%1”正在运行。是否停止并退出？已完成的部分得到保留，下次启动时可以继续。</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>停止并退出</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>%1 is running. Stop it and close the project? What was done is kept, and it can go on when the project is open again.</source>
        <translation>“%1”正在运行。是否停止并关闭项目？已完成的部分得到保留，再次打开项目时可以继续。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Kept as “%1”.</source>
        <translation>已保存为“%1”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>There is nothing at “%1” any more. Choose where it is now.</source>
        <translation>“%1”处已没有内容。请指定新位置。</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>What you noted last could not be written. Free some space, or close again to leave without it.</source>
        <translation>最后的记录未能写入。请腾出一些空间；若不保留即离开，请再次关闭。</translation>
    </message>
</context>
<context>
    <name>coincide::MapActionBar</name>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>交集</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Always take the samples of these clusters</source>
        <translation>始终选取这些簇的样本</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Never take a sample of these clusters</source>
        <translation>从不选取这些簇的样本</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 个样本</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>in 1 cluster</source>
        <translation>在 1 个簇中</translation>
    </message>
    <message>
        <source>in %1 clusters</source>
        <translation>在 %1 个簇中</translation>
    </message>
</context>
<context>
    <name>coincide::MapLegend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>faded: %1</source>
        <translation>淡化：%1</translation>
    </message>
    <message>
        <source>frame colour: %1</source>
        <translation>边框颜色：%1</translation>
    </message>
    <message>
        <source>zoom %1×</source>
        <translation>缩放 %1×</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Double click to show only these</source>
        <translation>双击只显示这些样本</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Reset the range</source>
        <translation>重置范围</translation>
    </message>
    <message>
        <source>Low end of the colours</source>
        <translation>颜色下端</translation>
    </message>
    <message>
        <source>High end of the colours</source>
        <translation>颜色上端</translation>
    </message>
    <message>
        <source>Colours of the scale</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>Type another end; empty: as the values have it</source>
        <translation>输入另一端点；留空则按数值确定</translation>
    </message>
</context>
<context>
    <name>coincide::MapView</name>
    <message>
        <source>Map of the samples</source>
        <translation>样本地图</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 入选</translation>
    </message>
    <message>
        <source>In the subset</source>
        <translation>在选集中</translation>
    </message>
    <message>
        <source>Not in the subset</source>
        <translation>不在选集中</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>簇 %1</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>No sample is chosen</source>
        <translation>未选择样本</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>尚未打开项目。</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>The project holds no samples yet.</source>
        <translation>此项目还没有样本。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>No activations yet. The map is made from them.</source>
        <translation>还没有激活。地图由激活生成。</translation>
    </message>
    <message>
        <source>Extract…</source>
        <translation>提取…</translation>
    </message>
    <message>
        <source>No map yet. It places samples that are alike near each other.</source>
        <translation>还没有地图。它将相似的样本放在一起。</translation>
    </message>
    <message>
        <source>Make the map</source>
        <translation>生成地图</translation>
    </message>
    <message>
        <source>Drag to pan, Shift+drag for a box, wheel to zoom</source>
        <translation>拖动平移，Shift+拖动框选，滚轮缩放</translation>
    </message>
    <message>
        <source>Drag to turn, middle button to pan, wheel to zoom</source>
        <translation>拖动旋转，中键平移，滚轮缩放</translation>
    </message>
    <message>
        <source>Box: Shift adds, Ctrl subtracts, Esc leaves</source>
        <translation>框选：Shift 添加，Ctrl 减去，Esc 退出</translation>
    </message>
    <message>
        <source>Lasso: Shift adds, Ctrl subtracts, Esc leaves</source>
        <translation>套索：Shift 添加，Ctrl 减去，Esc 退出</translation>
    </message>
    <message>
        <source>Click a point for its whole cluster: Shift adds, Ctrl subtracts, Esc leaves</source>
        <translation>点击一个点选中整簇：Shift 添加，Ctrl 减去，Esc 退出</translation>
    </message>
    <message>
        <source>Both maps move together; hold Alt to move one alone</source>
        <translation>两幅地图同步移动；按住 Alt 可单独移动一幅</translation>
    </message>
    <message>
        <source>Highlight a sample</source>
        <translation>高亮样本</translation>
    </message>
    <message>
        <source>Highlight a cluster</source>
        <translation>高亮簇</translation>
    </message>
    <message>
        <source>Highlight by lasso</source>
        <translation>用套索高亮</translation>
    </message>
    <message>
        <source>Highlight by box</source>
        <translation>用框选高亮</translation>
    </message>
</context>
<context>
    <name>coincide::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>coincide::MiniMap</name>
    <message>
        <source>Whole map</source>
        <translation>整张地图</translation>
    </message>
</context>
<context>
    <name>coincide::MixChart</name>
    <message>
        <source>Mix per source</source>
        <translation>来源构成</translation>
    </message>
    <message>
        <source>%1: now %2 (%3), before %4 (%5)</source>
        <translation>%1：现在 %2 (%3)，之前 %4 (%5)</translation>
    </message>
</context>
<context>
    <name>coincide::NeighboursPanel</name>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>Of the current sample</source>
        <translation>改为当前样本的近邻</translation>
    </message>
    <message>
        <source>Shows the neighbours of the sample that is current now</source>
        <translation>显示现在的当前样本的近邻</translation>
    </message>
    <message>
        <source>Neighbours by activation</source>
        <translation>激活近邻</translation>
    </message>
    <message>
        <source>Choose a sample on the map or in the gallery to read it.</source>
        <translation>在地图或图库中选择一个样本，即可在此阅读。</translation>
    </message>
    <message>
        <source>Nearest by activation</source>
        <translation>激活最近邻</translation>
    </message>
    <message>
        <source>This sample has no activation, so nothing is known about its neighbours.</source>
        <translation>此样本没有激活，因此其近邻未知。</translation>
    </message>
</context>
<context>
    <name>coincide::NewProjectPage</name>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Datasets (*.json *.jsonl)</source>
        <translation>数据集 (*.json *.jsonl)</translation>
    </message>
    <message>
        <source>Check of the dataset</source>
        <translation>数据集检查</translation>
    </message>
    <message>
        <source>Reading every record…</source>
        <translation>正在读取所有记录…</translation>
    </message>
    <message>
        <source>%1 records, %2 of them can be used.</source>
        <translation>%1 条记录，其中 %2 条可用。</translation>
    </message>
    <message>
        <source>%1: no picture folder was found.</source>
        <translation>%1：未找到图片文件夹。</translation>
    </message>
    <message>
        <source>%1: pictures from %2.</source>
        <translation>%1：图片取自 %2。</translation>
    </message>
    <message>
        <source>Nothing is wrong with any record.</source>
        <translation>所有记录都没有问题。</translation>
    </message>
    <message>
        <source>Choose at least one dataset file.</source>
        <translation>请至少选择一个数据集文件。</translation>
    </message>
    <message>
        <source>Choose a file of activations.</source>
        <translation>请选择激活文件。</translation>
    </message>
    <message>
        <source>The project&apos;s name ends in .coincide.</source>
        <translation>项目名称须以 .coincide 结尾。</translation>
    </message>
    <message>
        <source>There is something of that name already. Choose another name.</source>
        <translation>此名称已存在。请另选名称。</translation>
    </message>
    <message>
        <source>The folder cannot be written to. Choose another place.</source>
        <translation>文件夹不可写。请另选位置。</translation>
    </message>
    <message>
        <source>May be chosen later. The model that the dataset is meant for, or a smaller one of its kind.</source>
        <translation>可以以后再选。选择数据集所针对的模型，或同类的较小模型。</translation>
    </message>
    <message>
        <source>“Check” reads the dataset and lists what is wrong with which records, before anything is made.</source>
        <translation>“检查”会在建立任何内容之前读完数据集，并列出哪些记录有什么问题。</translation>
    </message>
    <message>
        <source>Guessed from the records</source>
        <translation>由记录推断</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>From a dataset</source>
        <translation>由数据集</translation>
    </message>
    <message>
        <source>From activations</source>
        <translation>由激活</translation>
    </message>
    <message>
        <source>Dataset files</source>
        <translation>数据集文件</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Activations (.npy)</source>
        <translation>激活 (.npy)</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Reference model</source>
        <translation>参考模型</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>folder (or field:NAME)</source>
        <translation>folder（或 field:NAME）</translation>
    </message>
    <message>
        <source>Folder of a reference model</source>
        <translation>参考模型所在的文件夹</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>What becomes of them</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Left out and remembered: listed under Failed records</source>
        <translation>排除并记录：列于“失败记录”</translation>
    </message>
    <message>
        <source>Kept: resolved by name or by content</source>
        <translation>保留：已按名称或内容解决</translation>
    </message>
    <message>
        <source>Kept: told apart by position</source>
        <translation>保留：按位置区分</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>原样保留</translation>
    </message>
</context>
<context>
    <name>coincide::NotePopup</name>
    <message>
        <source>Ctrl+Return keeps, Esc drops</source>
        <translation>Ctrl+Return 保存，Esc 放弃</translation>
    </message>
</context>
<context>
    <name>coincide::OptionForm</name>
    <message>
        <source>Write whole numbers with commas between them, such as 3, 7, 11.</source>
        <translation>请填写整数，以逗号分隔，例如 3, 7, 11。</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>较少选项</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>coincide::OverlapBar</name>
    <message>
        <source>%1 only in A, %2 in both, %3 only in B</source>
        <translation>仅在 A %1，两者共有 %2，仅在 B %3</translation>
    </message>
</context>
<context>
    <name>coincide::PictureView</name>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Picture of the sample</source>
        <translation>样本的图片</translation>
    </message>
    <message>
        <source>Fit, or original size. The wheel zooms, dragging moves</source>
        <translation>适合，或原始大小。滚轮缩放，拖动移动</translation>
    </message>
</context>
<context>
    <name>coincide::QuotaCurve</name>
    <message>
        <source>Quota per cluster</source>
        <translation>各簇配额</translation>
    </message>
    <message>
        <source>highest T ÷ D</source>
        <translation>T ÷ D 最高</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>%1
Quota %2, in %3 of %4</source>
        <translation>%1
配额 %2，入选 %3 / %4</translation>
    </message>
    <message>
        <source>At its cap</source>
        <translation>达上限</translation>
    </message>
</context>
<context>
    <name>coincide::RecentDelegate</name>
    <message numerus="yes">
        <source>%1 picture(s) missing</source>
        <translation>
            <numerusform>缺失 %1 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder not found</source>
        <translation>找不到文件夹</translation>
    </message>
    <message>
        <source>Results out of date</source>
        <translation>结果已过期</translation>
    </message>
    <message>
        <source>samples</source>
        <comment>after a number</comment>
        <translation>个样本</translation>
    </message>
    <message>
        <source>clusters</source>
        <comment>after a number</comment>
        <translation>个簇</translation>
    </message>
    <message>
        <source>selection</source>
        <comment>after a number</comment>
        <translation>个选集</translation>
    </message>
    <message>
        <source>selections</source>
        <comment>after a number</comment>
        <translation>个选集</translation>
    </message>
    <message>
        <source>no selection yet</source>
        <translation>还没有选集</translation>
    </message>
</context>
<context>
    <name>coincide::RunModel</name>
    <message>
        <source>%1 records</source>
        <translation>%1 条记录</translation>
    </message>
    <message>
        <source>layers %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>width %1</source>
        <translation>宽度 %1</translation>
    </message>
    <message>
        <source>K = %1</source>
        <translation>K = %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>%1 clusters scored</source>
        <translation>已为 %1 个簇评分</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>2D</source>
        <translation>2D</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%1 / %2 个样本</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>An earlier stage was run again since; run this one again to follow.</source>
        <translation>之后重新运行了前面的阶段；请重新运行此阶段以更新。</translation>
    </message>
    <message>
        <source>Made from an older run of %1; run it again to follow.</source>
        <translation>基于“%1”的旧结果；请重新运行以更新。</translation>
    </message>
    <message>
        <source>%1 is out of date; run it first, then this.</source>
        <translation>“%1”已过期；请先运行它，再运行此阶段。</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 条不参与</translation>
    </message>
    <message>
        <source>all usable</source>
        <translation>全部可用</translation>
    </message>
    <message>
        <source>Stopped at %1; what was done is kept.</source>
        <translation>在 %1 处停止；已完成的部分得到保留。</translation>
    </message>
    <message>
        <source>Stopped before the first part was done.</source>
        <translation>在完成第一部分之前停止。</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 / %2 %3</translation>
    </message>
    <message>
        <source>records</source>
        <translation>条记录</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>次迭代</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>个簇</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>The dataset is no longer the one that was imported; run this one again to follow.</source>
        <translation>数据集已不是当初导入的那份；重新运行本阶段即可跟上。</translation>
    </message>
</context>
<context>
    <name>coincide::SampleGrid</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Highlight samples</source>
        <translation>高亮样本</translation>
    </message>
    <message>
        <source>Locate pictures…</source>
        <translation>定位图片…</translation>
    </message>
</context>
<context>
    <name>coincide::SampleHover</name>
    <message>
        <source>in</source>
        <translation>入选</translation>
    </message>
    <message>
        <source>out</source>
        <translation>未选</translation>
    </message>
</context>
<context>
    <name>coincide::SampleListModel</name>
    <message>
        <source>In the subset</source>
        <translation>在选集中</translation>
    </message>
    <message>
        <source>Not in the subset</source>
        <translation>不在选集中</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>簇 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>coincide::SamplePanel</name>
    <message>
        <source>Sample</source>
        <translation>样本详情</translation>
    </message>
    <message>
        <source>Choose a sample on the map or in the gallery to read it.</source>
        <translation>在地图或图库中选择一个样本，即可在此阅读。</translation>
    </message>
    <message>
        <source>Nearest by activation</source>
        <translation>激活最近邻</translation>
    </message>
    <message>
        <source>Copy the record as JSON</source>
        <translation>将记录复制为 JSON</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Greedy rank</source>
        <translation>贪心序</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>尚未评分</translation>
    </message>
    <message>
        <source>In the subset</source>
        <translation>在选集中</translation>
    </message>
    <message>
        <source>Not in the subset</source>
        <translation>不在选集中</translation>
    </message>
    <message>
        <source>never taken at this temperature</source>
        <translation>在此温度下不会入选</translation>
    </message>
    <message>
        <source>enters at budget %1</source>
        <translation>自预算 %1 起入选</translation>
    </message>
    <message>
        <source>The least budget at this temperature at which it is taken: %1 samples</source>
        <translation>在此温度下，使该样本入选的最小预算：%1 个样本</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2 turns</source>
        <translation>%1 · %2 轮</translation>
    </message>
    <message>
        <source>Characters of text, and messages of the conversation</source>
        <translation>文本的字符数，以及对话的消息数</translation>
    </message>
    <message>
        <source>Click: show all samples with this tag. Cross or Delete: take it away</source>
        <translation>点击：显示带此标签的所有样本。点击叉号或按 Delete：移除标签</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Tag this sample (T)</source>
        <translation>为此样本加标签 (T)</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Change the note…</source>
        <translation>修改备注…</translation>
    </message>
    <message>
        <source>Note on this sample (N)</source>
        <translation>为此样本写备注 (N)</translation>
    </message>
    <message>
        <source>Note on this sample</source>
        <translation>此样本的备注</translation>
    </message>
    <message>
        <source>This project holds activations only, without texts and pictures.</source>
        <translation>此项目只有激活，没有文本和图片。</translation>
    </message>
    <message>
        <source>This record has no turns.</source>
        <translation>此记录没有轮次。</translation>
    </message>
    <message>
        <source>Picture not found</source>
        <translation>找不到图片</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>No pictures</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>Picture cannot be shown</source>
        <translation>图片无法显示</translation>
    </message>
    <message>
        <source>No activation yet</source>
        <translation>还没有激活</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Picture and text as the reference model sees them; %1 characters, %2 messages</source>
        <translation>参考模型所见的图片与文字；%1 个字符，%2 条消息</translation>
    </message>
    <message>
        <source>The conversation is longer than the model takes; its end is cut</source>
        <translation>对话超出模型可接受的长度，末尾被截去</translation>
    </message>
</context>
<context>
    <name>coincide::SampleTable</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Highlight samples</source>
        <translation>高亮样本</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
</context>
<context>
    <name>coincide::SampleTableModel</name>
    <message>
        <source>in</source>
        <translation>入选</translation>
    </message>
    <message>
        <source>out</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Greedy rank</source>
        <translation>贪心序</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入选</translation>
    </message>
</context>
<context>
    <name>coincide::SamplesPanel</name>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>搜索问题和回答</translation>
    </message>
    <message>
        <source>Search in the samples</source>
        <translation>在样本中搜索</translation>
    </message>
    <message>
        <source>All words must occur. &quot;two words&quot; are a phrase, -word excludes, question:word and answer:word look in one side</source>
        <translation>须含有全部的词。&quot;two words&quot; 查找连在一起的词，-word 不含此词，question:word 和 answer:word 只在一方查找</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>问题和回答</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>尚未打开项目。</translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation>没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Indexing the texts, %1 %</source>
        <translation>正在为文本建立索引，%1 %</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>coincide::SelectionDelegate</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Name of the selection</source>
        <translation>选集的名称</translation>
    </message>
</context>
<context>
    <name>coincide::SelectionListModel</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1，温度 %2</translation>
    </message>
    <message>
        <source>Give the selection a name.</source>
        <translation>请为选集命名。</translation>
    </message>
    <message>
        <source>The name is too long. Shorten it.</source>
        <translation>名称过长。请缩短。</translation>
    </message>
    <message>
        <source>A name cannot hold slashes. Leave them out.</source>
        <translation>名称不能含有斜杠。请去掉斜杠。</translation>
    </message>
    <message>
        <source>A selection is called %1 already. Choose another name.</source>
        <translation>已有名为“%1”的选集。请另选名称。</translation>
    </message>
    <message>
        <source>%1 · imported, %1 matched, %2 not</source>
        <translation>%1 · 已导入，匹配 %1 个，未匹配 %2 个</translation>
    </message>
    <message>
        <source>%1 · imported, %1 matched</source>
        <translation>%1 · 已导入，匹配 %1 个</translation>
    </message>
    <message>
        <source>%1 · random, seed %2</source>
        <translation>%1 · 随机，种子 %2</translation>
    </message>
    <message>
        <source>Limits: %1</source>
        <translation>限制：%1</translation>
    </message>
    <message>
        <source>%1, compared as %2</source>
        <translation>%1，作为 %2 比较</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名“%1”</translation>
    </message>
    <message>
        <source>Deleted when the project is closed</source>
        <translation>关闭项目时删除</translation>
    </message>
</context>
<context>
    <name>coincide::SelectionsPanel</name>
    <message>
        <source>Import indices…</source>
        <translation>导入索引…</translation>
    </message>
    <message>
        <source>Take positions from a .npy or .txt file, or match a subset in .json or .jsonl</source>
        <translation>读取 .npy 或 .txt 文件中的位置，或匹配 .json 或 .jsonl 中的子集</translation>
    </message>
    <message>
        <source>No selection kept yet. Move the budget, then keep what you like.</source>
        <translation>尚未保存选集。调节预算，满意后保存。</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>调参</translation>
    </message>
    <message>
        <source>Stored selections</source>
        <translation>已保存的选集</translation>
    </message>
    <message>
        <source>Ctrl+click a second one, or drag a selection onto A or B, to compare.</source>
        <translation>按住 Ctrl 点击另一个选集，或将选集拖到 A 或 B 上，即可比较。</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>调参</translation>
    </message>
    <message>
        <source>Start the tuning from this selection&apos;s budget and temperature</source>
        <translation>从此选集的预算和温度开始调参</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Highlight its samples</source>
        <translation>高亮它的样本</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write it as a file that training scripts take</source>
        <translation>写成训练脚本可读取的文件</translation>
    </message>
    <message>
        <source>The budget of this selection does not fit the samples of now. It can be compared, but not tuned from.</source>
        <translation>此选集的预算与现在的样本不符。可以比较，但不能由此开始调参。</translation>
    </message>
    <message>
        <source>%1 was kept with other pins, exclusions or caps than those of now.</source>
        <translation>保存“%1”时的固定、排除或上限与现在不同。</translation>
    </message>
    <message>
        <source>Compare as A</source>
        <translation>作为 A 比较</translation>
    </message>
    <message>
        <source>Compare as B</source>
        <translation>作为 B 比较</translation>
    </message>
    <message>
        <source>Start the tuning from it</source>
        <translation>由此开始调参</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Do not delete</source>
        <translation>不删除</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep another setting of the tuning, or import one made elsewhere, to compare.</source>
        <translation>再保存一个调参结果，或导入他处所作的选集，即可比较。</translation>
    </message>
</context>
<context>
    <name>coincide::SeriesChart</name>
    <message>
        <source>%1: %2 after %3 iterations</source>
        <translation>%1：迭代 %3 次后为 %2</translation>
    </message>
    <message>
        <source>%1 iterations</source>
        <translation>迭代 %1 次</translation>
    </message>
</context>
<context>
    <name>coincide::SettingsDialog</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Acts at once.</source>
        <translation>立即生效。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop.</source>
        <translation>浅色、深色，或跟随桌面。</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>The map jumps instead of flying, and nothing fades.</source>
        <translation>地图直接跳转而不飞行，也没有淡入淡出。</translation>
    </message>
    <message>
        <source>Open the last project at start</source>
        <translation>启动时打开上次的项目</translation>
    </message>
    <message>
        <source>Instead of the start page.</source>
        <translation>不显示起始页。</translation>
    </message>
    <message>
        <source>Drawing of the map</source>
        <translation>地图绘制</translation>
    </message>
    <message>
        <source>Automatic takes the graphics processor where there is one. Acts at the next start.</source>
        <translation>“自动”在有图形处理器时使用它。下次启动时生效。</translation>
    </message>
    <message>
        <source>Thumbnails in memory</source>
        <translation>内存中的缩略图</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What new runs compute on, unless they say otherwise.</source>
        <translation>新的运行所用的设备，除非另行指定。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>0 takes all. Acts for the next project that is opened.</source>
        <translation>0 为全部。对下次打开的项目生效。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics processor</source>
        <translation>图形处理器</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Changes are kept at once.</source>
        <translation>更改会立即保存。</translation>
    </message>
    <message>
        <source>Small pictures that are kept at hand, 64 to 8,192 MB. Acts at once.</source>
        <translation>保留在内存中的缩略图，64 至 8,192 MB。立即生效。</translation>
    </message>
</context>
<context>
    <name>coincide::ShortcutEditor</name>
    <message>
        <source>Assign</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Search by name or keys</source>
        <translation>按名称或按键搜索</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新的按键</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>These keys belong to “%1”. Assigning them takes them away there.</source>
        <translation>这些按键属于“%1”。在此指定后，该命令将失去它们。</translation>
    </message>
    <message>
        <source>Standard keys</source>
        <translation>标准按键</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>coincide::StageOptionsPanel</name>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Show these results</source>
        <translation>显示此结果</translation>
    </message>
    <message>
        <source>Take its options</source>
        <translation>沿用其选项</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>%1: options</source>
        <translation>%1：选项</translation>
    </message>
    <message>
        <source>Choose the folder of a reference model.</source>
        <translation>请选择参考模型所在的文件夹。</translation>
    </message>
    <message>
        <source>For training the centres; all points are assigned</source>
        <translation>用于训练中心；所有点都会归入簇</translation>
    </message>
    <message>
        <source>Suggested: %1 (one per %2 samples)</source>
        <translation>建议：%1（每 %2 个样本一个）</translation>
    </message>
    <message>
        <source>At most %1: there are no more samples.</source>
        <translation>最多 %1：没有更多样本。</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>依据%1</translation>
    </message>
    <message>
        <source>The newest run</source>
        <translation>最新的运行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>簇数</translation>
    </message>
    <message>
        <source>Transf.</source>
        <translation>迁移性</translation>
    </message>
    <message>
        <source>Rename run</source>
        <translation>重命名运行</translation>
    </message>
    <message>
        <source>Remove run</source>
        <translation>移除运行</translation>
    </message>
    <message>
        <source>Remove “%1” with its results? It cannot be brought back.</source>
        <translation>是否移除“%1”及其结果？移除后无法恢复。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>This run is going. Changes apply to the next one.</source>
        <translation>此运行正在进行。更改对下一次运行生效。</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>The project is open read-only.</source>
        <translation>项目以只读方式打开。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>From run</source>
        <translation>依据的运行</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Runs of this stage</source>
        <translation>此阶段的各次运行</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Draws the other runs beside the chosen one</source>
        <translation>将其他运行与所选运行画在一起</translation>
    </message>
    <message>
        <source>Objective by iteration</source>
        <translation>各次迭代的目标值</translation>
    </message>
    <message>
        <source>Changes wait for Run</source>
        <translation>更改将在运行时生效</translation>
    </message>
    <message>
        <source>Empty takes the layers that suit the model</source>
        <translation>留空则取适合该模型的层</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>About %1, by the last run</source>
        <translation>按上次运行估计，约 %1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Read the dataset again?</source>
        <translation>重新读取数据集？</translation>
    </message>
    <message>
        <source>Where its records or pictures are not those of before, the results of later stages no longer fit them and are hidden (runs: %1, selections: %2) until the earlier dataset is imported again. Tags and notes stay with their records.</source>
        <translation>如果其中的记录或图片与之前不同，后续阶段的结果将不再适用并被隐藏（运行：%1，选集：%2），直到重新导入之前的数据集。标签和备注会跟随各自的记录。</translation>
    </message>
</context>
<context>
    <name>coincide::StageRow</name>
    <message>
        <source>Failed at %1</source>
        <translation>在 %1 处失败</translation>
    </message>
    <message>
        <source>No run of this stage yet.</source>
        <translation>此阶段尚未运行。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation>运行 %1</translation>
    </message>
</context>
<context>
    <name>coincide::StageStrip</name>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
</context>
<context>
    <name>coincide::StagesPanel</name>
    <message>
        <source>The same from a terminal</source>
        <translation>在终端中执行相同操作</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
</context>
<context>
    <name>coincide::StartPage</name>
    <message>
        <source>See what a visual-instruction dataset teaches, and choose the part worth training on.</source>
        <translation>看清视觉指令数据集教了什么，并选出值得训练的部分。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Demo project</source>
        <translation>演示项目</translation>
    </message>
    <message>
        <source>Open the last one at start</source>
        <translation>启动时打开上次的项目</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Projects that you open are listed here.</source>
        <translation>打开过的项目会列在这里。</translation>
    </message>
    <message>
        <source>From LLaVA-style JSON or activations</source>
        <translation>由 LLaVA 格式的 JSON 或激活建立</translation>
    </message>
    <message>
        <source>A folder that ends in .coincide</source>
        <translation>名称以 .coincide 结尾的文件夹</translation>
    </message>
    <message>
        <source>Seven steps on the demo, about 4 minutes</source>
        <translation>用七步介绍演示项目，约 4 分钟</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>开始页</translation>
    </message>
</context>
<context>
    <name>coincide::StatusBar</name>
    <message>
        <source>%1 · 1 thread</source>
        <translation>%1 · 1 线程</translation>
    </message>
    <message>
        <source>%1 · %2 threads</source>
        <translation>%1 · %2 线程</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>On the device: %1 of %2</source>
        <translation>设备上：%1 / %2</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>samples</source>
        <comment>after a number</comment>
        <translation>个样本</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>shown of %1</source>
        <translation>显示，共 %1</translation>
    </message>
    <message>
        <source>highlighted</source>
        <translation>已高亮</translation>
    </message>
    <message>
        <source>in the subset (%1)</source>
        <translation>在选集中 (%1)</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Press 1 to 9 to open a recent project</source>
        <translation>按 1 至 9 打开最近的项目</translation>
    </message>
    <message>
        <source>Reading the project…</source>
        <translation>正在读取项目…</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>没有运行中的任务</translation>
    </message>
    <message>
        <source>%1 and %2 waiting</source>
        <translation>%1，另有 %2 项等待</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>1 running</source>
        <translation>1 个正在运行</translation>
    </message>
</context>
<context>
    <name>coincide::TagsPanel</name>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>No tags yet. Highlight samples, then tag them.</source>
        <translation>还没有标签。请高亮一些样本，再加标签。</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>Tag the highlighted samples</source>
        <translation>为高亮的样本加标签</translation>
    </message>
    <message>
        <source>Colour the map by this tag</source>
        <translation>按此标签为地图着色</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>coincide::TuningPanel</name>
    <message>
        <source>Score the clusters to tune a budget.</source>
        <translation>先为各簇评分，再调节预算。</translation>
    </message>
    <message>
        <source>Score…</source>
        <translation>评分…</translation>
    </message>
    <message>
        <source>Quota per cluster</source>
        <translation>各簇配额</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>at cap</source>
        <translation>达上限</translation>
    </message>
    <message>
        <source>Mix per source, %</source>
        <translation>来源构成，%</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>调参</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Unit of the budget</source>
        <translation>预算的单位</translation>
    </message>
    <message>
        <source>More than 0 and at most 100 %, or as a number of samples</source>
        <translation>大于 0 且不超过 100 %，或填写样本数</translation>
    </message>
    <message>
        <source>0.01 to 10</source>
        <translation>0.01 到 10</translation>
    </message>
    <message>
        <source>Samples to take ([ and ] move it by one point)</source>
        <translation>要选取的样本数（[ 和 ] 每次改变一个百分点）</translation>
    </message>
    <message>
        <source>Lower prefers high scores more (Shift+[ and Shift+] move it by 5 %)</source>
        <translation>越低越偏向高分（Shift+[ 和 Shift+] 每次改变 5 %）</translation>
    </message>
    <message>
        <source>Live, nothing is written</source>
        <translation>实时计算，不写入</translation>
    </message>
    <message>
        <source>Keep selection…</source>
        <translation>保存选集…</translation>
    </message>
    <message>
        <source>Store this selection in the project (Ctrl+Return)</source>
        <translation>将此选集存入项目 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Name of the selection</source>
        <translation>选集的名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>原为 %1</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>与之前相同</translation>
    </message>
    <message>
        <source>In the subset</source>
        <translation>选集</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，原为 %2</translation>
    </message>
    <message>
        <source>At their cap</source>
        <translation>达上限</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>之前 %1</translation>
    </message>
    <message>
        <source>Effective clusters</source>
        <translation>有效簇数</translation>
    </message>
    <message>
        <source>Before: %1 in the subset, %2 at their cap, %3 effective clusters</source>
        <translation>之前：选集 %1，达上限 %2，有效簇数 %3</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>回到 %1</translation>
    </message>
    <message>
        <source>%1% at %2</source>
        <translation>%1%，温度 %2</translation>
    </message>
</context>
<context>
    <name>coincide::TurnDelegate</name>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>… %1 more characters</source>
        <translation>… 还有 %1 个字符</translation>
    </message>
</context>
<context>
    <name>coincide::ViewState</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>保存“%1”</translation>
    </message>
</context>
<context>
    <name>coincide::Workspace</name>
    <message>
        <source>%1 with these options is already done. Choose “Run again” to make another run beside it.</source>
        <translation>相同选项的“%1”已经完成。选择“重新运行”可在旁边再建一次运行。</translation>
    </message>
    <message>
        <source>This project is open in another window. It is shown here read-only.</source>
        <translation>此项目已在另一窗口打开，在此以只读方式显示。</translation>
    </message>
    <message>
        <source>The folder cannot be written to. The project is shown read-only.</source>
        <translation>文件夹不可写。项目以只读方式显示。</translation>
    </message>
    <message>
        <source>Import of activations</source>
        <translation>导入激活</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>保存“%1”</translation>
    </message>
    <message>
        <source>Import of a selection</source>
        <translation>导入选集</translation>
    </message>
    <message>
        <source>%1 samples were imported as the selection “%2”.</source>
        <translation>%1 个样本已导入为选集“%2”。</translation>
    </message>
    <message>
        <source>%1 samples were imported as “%2”; %3 were not found here.</source>
        <translation>%1 个样本已导入为“%2”；另有 %3 个在此未找到。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>项目另存为</translation>
    </message>
    <message>
        <source>A copy of the project is at %1.</source>
        <translation>项目的副本位于 %1。</translation>
    </message>
    <message>
        <source>Rename a run</source>
        <translation>重命名运行</translation>
    </message>
    <message>
        <source>Remove a run</source>
        <translation>删除运行</translation>
    </message>
    <message>
        <source>Step 1 of 7: pictures and records</source>
        <translation>第 1 步，共 7 步：图片与记录</translation>
    </message>
    <message>
        <source>Step %1 of 7: %2</source>
        <translation>第 %1 步，共 7 步：%2</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
</context>
</TS>
