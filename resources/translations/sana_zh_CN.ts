<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DayHeadings</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is the name of a month, %2 a year</extracomment>
        <translation>%2年%1</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>This picture holds more than 2 MiB of text.</source>
        <translation>此图片包含超过 2 MiB 的文本。</translation>
    </message>
    <message>
        <source>This picture is cut into more pieces than are read.</source>
        <translation>此图片被分割成过多的片段，无法读取。</translation>
    </message>
    <message>
        <source>The file ends before the picture does.</source>
        <translation>文件在图片结束之前就中断了。</translation>
    </message>
    <message>
        <source>This file is no PNG, JPEG, WebP or TIFF picture and no recipe.</source>
        <translation>此文件既不是 PNG、JPEG、WebP 或 TIFF 图片，也不是配方。</translation>
    </message>
    <message>
        <source>This file is larger than 1 GiB.</source>
        <translation>此文件大于 1 GiB。</translation>
    </message>
    <message>
        <source>This picture is damaged: it does not say its size.</source>
        <translation>此图片已损坏：没有标明尺寸。</translation>
    </message>
    <message>
        <source>This picture of %1 x %2 pixels is too large.</source>
        <translation>此图片为 %1 × %2 像素，过大。</translation>
    </message>
    <message>
        <source>The prompt was left out of the IPTC fields, because the file has no room for it.</source>
        <translation>文件中空间不足，IPTC 字段未写入提示词。</translation>
    </message>
    <message>
        <source>The text for other programs was left out, because the file has no room for it.</source>
        <translation>文件中空间不足，未写入供其他程序使用的文本。</translation>
    </message>
    <message>
        <source>The recipe is too long for a picture of this format.</source>
        <translation>配方太长，无法写入此格式的图片。</translation>
    </message>
    <message>
        <source>Export as PNG, or without the recipe.</source>
        <translation>请导出为 PNG，或不带配方导出。</translation>
    </message>
    <message>
        <source>The picture could not be written as %1: %2.</source>
        <translation>无法将图片写为 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another format or a smaller size.</source>
        <translation>请选择其他格式或较小的尺寸。</translation>
    </message>
    <message>
        <source>There is no picture to export.</source>
        <translation>没有可导出的图片。</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>请选择一张图片。</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels is too large for this format.</source>
        <translation>%1 × %2 像素的图片对此格式来说过大。</translation>
    </message>
    <message>
        <source>Choose a smaller size or another format.</source>
        <translation>请选择较小的尺寸或其他格式。</translation>
    </message>
    <message>
        <source>There is not enough memory to export this picture.</source>
        <translation>内存不足，无法导出此图片。</translation>
    </message>
    <message>
        <source>Choose a smaller size.</source>
        <translation>请选择较小的尺寸。</translation>
    </message>
    <message>
        <source>PNG with recipe</source>
        <translation>PNG（带配方）</translation>
    </message>
    <message>
        <source>JPEG with recipe</source>
        <translation>JPEG（带配方）</translation>
    </message>
    <message>
        <source>WebP with recipe</source>
        <translation>WebP（带配方）</translation>
    </message>
    <message>
        <source>TIFF with recipe</source>
        <translation>TIFF（带配方）</translation>
    </message>
    <message>
        <source>Share without recipe</source>
        <translation>分享（不带配方）</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>无法写入文件 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: %2.</source>
        <translation>无法写入文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>The folder %1 holds too many files of this name.</source>
        <translation>文件夹 %1 中同名文件过多。</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>请选择其他名称或文件夹。</translation>
    </message>
    <message>
        <source>The name %1 holds a folder.</source>
        <translation>名称 %1 中包含文件夹。</translation>
    </message>
    <message>
        <source>Choose a name only.</source>
        <translation>请只填写名称。</translation>
    </message>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>请关闭其他程序。</translation>
    </message>
    <message>
        <source>The JPEG could not be written: %1.</source>
        <translation>无法写入 JPEG：%1。</translation>
    </message>
    <message>
        <source>This JPEG holds too many passes over its pixels.</source>
        <translation>此 JPEG 包含过多的扫描遍数。</translation>
    </message>
    <message>
        <source>This picture of %1 x %2 pixels is too large to be shown.</source>
        <translation>此图片为 %1 × %2 像素，过大而无法显示。</translation>
    </message>
    <message>
        <source>This file is no PNG, JPEG, WebP or TIFF picture.</source>
        <translation>此文件不是 PNG、JPEG、WebP 或 TIFF 图片。</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be shown: %1.</source>
        <translation>此图片已损坏，无法显示：%1。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>请检查您是否有读取权限。</translation>
    </message>
    <message>
        <source>There is not enough memory to show this picture.</source>
        <translation>内存不足，无法显示此图片。</translation>
    </message>
    <message>
        <source>This PNG is larger than its pixels can be.</source>
        <translation>此 PNG 文件大于其像素所能占用的大小。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>This recipe is longer than 2 MiB.</source>
        <translation>此配方超过 2 MiB。</translation>
    </message>
    <message>
        <source>The XMP of this picture is damaged.</source>
        <translation>此图片的 XMP 已损坏。</translation>
    </message>
    <message>
        <source>This picture carries no recipe.</source>
        <translation>此图片不带配方。</translation>
    </message>
    <message>
        <source>There is not enough memory to read this picture.</source>
        <translation>内存不足，无法读取此图片。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>published</source>
        <translation>官方发布的指令</translation>
    </message>
    <message>
        <source>(several values)</source>
        <translation>（多个值）</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Longest prompt</source>
        <translation>提示词最大长度</translation>
    </message>
    <message>
        <source>Nearest trained size</source>
        <translation>最接近的训练尺寸</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Decoded in tiles</source>
        <translation>分块解码</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
</context>
<context>
    <name>RecipeWords</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>prompt</source>
        <comment>in a sentence</comment>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>negative prompt</source>
        <comment>in a sentence</comment>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>style</source>
        <comment>in a sentence</comment>
        <translation>风格</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>size</source>
        <comment>in a sentence</comment>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>steps</source>
        <comment>in a sentence</comment>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>guidance</source>
        <comment>in a sentence</comment>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>seed</source>
        <comment>in a sentence</comment>
        <translation>种子</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>scheduler</source>
        <comment>in a sentence</comment>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>model</source>
        <comment>in a sentence</comment>
        <translation>模型</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>instruction</source>
        <comment>in a sentence</comment>
        <translation>指令</translation>
    </message>
    <message>
        <source>Token limit</source>
        <translation>词元上限</translation>
    </message>
    <message>
        <source>token limit</source>
        <comment>in a sentence</comment>
        <translation>词元上限</translation>
    </message>
    <message>
        <source>Nearest trained size</source>
        <translation>最接近的训练尺寸</translation>
    </message>
    <message>
        <source>nearest trained size</source>
        <comment>in a sentence</comment>
        <translation>最接近的训练尺寸</translation>
    </message>
    <message>
        <source>Developed in tiles</source>
        <translation>分块显影</translation>
    </message>
    <message>
        <source>developed in tiles</source>
        <comment>in a sentence</comment>
        <translation>分块显影</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>device</source>
        <comment>in a sentence</comment>
        <translation>设备</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>precision</source>
        <comment>in a sentence</comment>
        <translation>精度</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>备用方式</translation>
    </message>
    <message>
        <source>fallback</source>
        <comment>in a sentence</comment>
        <translation>备用方式</translation>
    </message>
    <message>
        <source>Source picture</source>
        <translation>来源图片</translation>
    </message>
    <message>
        <source>source picture</source>
        <comment>in a sentence</comment>
        <translation>来源图片</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names in a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>改动：%1</translation>
    </message>
</context>
<context>
    <name>WhenDone</name>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>发生了意外错误。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Draws pictures from words, on this computer.</source>
        <translation>在本机上将文字画成图片。</translation>
    </message>
    <message>
        <source>Tell the state of the window on a local socket (for tests).</source>
        <translation>通过本地套接字报告窗口状态（用于测试）。</translation>
    </message>
    <message>
        <source>Program that draws, in place of sana.</source>
        <translation>代替 sana 的绘制程序。</translation>
    </message>
    <message>
        <source>Pictures or model folders to open.</source>
        <translation>要打开的图片或模型文件夹。</translation>
    </message>
</context>
<context>
    <name>sana::ui::AboutDialog</name>
    <message>
        <source>Sana Studio %1</source>
        <translation>Sana Studio %1</translation>
    </message>
    <message>
        <source>Draws pictures from words with NVIDIA&apos;s Sana, a linear diffusion transformer. Everything is computed on this computer; nothing is sent anywhere.</source>
        <translation>使用 NVIDIA 的 Sana（一种线性扩散 Transformer）将文字画成图片。一切计算都在本机完成，不会向任何地方发送数据。</translation>
    </message>
    <message>
        <source>The application is free software under the GNU General Public License 3 or later, its engine under the Apache License 2.0. The models keep licences of their own.</source>
        <translation>本应用程序是自由软件，采用 GNU 通用公共许可证第 3 版或更高版本；其引擎采用 Apache 许可证 2.0。各模型保留各自的许可证。</translation>
    </message>
    <message>
        <source>Pictures carry a mark that says that they were made with AI.</source>
        <translation>图片带有由 AI 生成的标记。</translation>
    </message>
    <message>
        <source>About Sana Studio</source>
        <translation>关于 Sana Studio</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>sana::ui::ActionTable</name>
    <message>
        <source>&amp;New prompt</source>
        <translation>新建提示词(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open picture...</source>
        <translation>打开图片(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Import folder...</source>
        <translation>导入文件夹(&amp;I)…</translation>
    </message>
    <message>
        <source>Add &amp;model folder...</source>
        <translation>添加模型文件夹(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>再次导出(&amp;G)</translation>
    </message>
    <message>
        <source>Show in fol&amp;der</source>
        <translation>在文件夹中显示(&amp;D)</translation>
    </message>
    <message>
        <source>Se&amp;ttings...</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Paste rec&amp;ipe</source>
        <translation>粘贴配方(&amp;I)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Move to tras&amp;h</source>
        <translation>移到回收站(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>星标(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tags...</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Board</source>
        <translation>图板(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Rename...</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Variations</source>
        <translation>变体(&amp;V)</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>比较(&amp;M)</translation>
    </message>
    <message>
        <source>Rest&amp;ore from trash</source>
        <translation>从回收站还原(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>Generate &amp;first</source>
        <translation>优先生成(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Cancel current</source>
        <translation>取消当前任务(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel &amp;all</source>
        <translation>取消全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>绘制(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>图库(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Follow newest</source>
        <translation>跟随最新图片(&amp;F)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Fi&amp;t</source>
        <translation>适合窗口(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Prompt panel</source>
        <translation>提示词面板</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
    <message>
        <source>Details, history and queue</source>
        <translation>详情、历史和队列</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>第一张图片</translation>
    </message>
    <message>
        <source>Last picture</source>
        <translation>最后一张图片</translation>
    </message>
    <message>
        <source>Earlier prompt</source>
        <translation>较早的提示词</translation>
    </message>
    <message>
        <source>Later prompt</source>
        <translation>较晚的提示词</translation>
    </message>
    <message>
        <source>Move part of the prompt to the left</source>
        <translation>将提示词片段左移</translation>
    </message>
    <message>
        <source>Move part of the prompt to the right</source>
        <translation>将提示词片段右移</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>指南(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics report...</source>
        <translation>诊断报告(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>许可证(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>在提示词中</translation>
    </message>
    <message>
        <source>Cop&amp;y recipe</source>
        <translation>复制配方(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Use recipe</source>
        <translation>使用配方(&amp;U)</translation>
    </message>
    <message>
        <source>Swap the side panels</source>
        <translation>交换两侧面板</translation>
    </message>
    <message>
        <source>Filmstrip above the picture</source>
        <translation>胶片条置于图片上方</translation>
    </message>
</context>
<context>
    <name>sana::ui::AppCommands</name>
    <message>
        <source>Everything is saved already. Export makes copies.</source>
        <translation>所有内容都已保存。“导出”会生成副本。</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>诊断报告</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Add model folder</source>
        <translation>添加模型文件夹</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures and recipes (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.json)</source>
        <translation>图片和配方 (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.json)</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Import %n picture(s)?</source>
        <translation>
            <numerusform>导入 %n 张图片？</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies go into your library; the files themselves stay where they are.</source>
        <translation>副本会存入您的资料库，文件本身留在原处。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) not finished yet</source>
        <translation>
            <numerusform>还有 %n 个任务未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is saved. The jobs can go on at the next start.</source>
        <translation>所有内容都已保存。这些任务可在下次启动时继续。</translation>
    </message>
    <message>
        <source>Keep for the next start</source>
        <translation>留到下次启动</translation>
    </message>
    <message>
        <source>Cancel the jobs and quit</source>
        <translation>取消任务并退出</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在程序中</translation>
    </message>
    <message>
        <source>Nothing was taken from %1.</source>
        <translation>没有从 %1 取得任何内容。</translation>
    </message>
</context>
<context>
    <name>sana::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message numerus="yes">
        <source>(%n times)</source>
        <translation>
            <numerusform>（%n 次）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::BannerArea</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>messages</comment>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows only the most important message.</source>
        <translation>只显示最重要的消息。</translation>
    </message>
    <message>
        <source>Shows all messages.</source>
        <translation>显示所有消息。</translation>
    </message>
</context>
<context>
    <name>sana::ui::ChangedSection</name>
    <message>
        <source>%1: new: %2</source>
        <translation>%1：新增：%2</translation>
    </message>
    <message>
        <source>%1: gone: %2</source>
        <translation>%1：移除：%2</translation>
    </message>
    <message>
        <source>%1: %2, now %3</source>
        <translation>%1：%2，现在为 %3</translation>
    </message>
    <message>
        <source>First picture of its line</source>
        <translation>本支的第一张图片</translation>
    </message>
    <message>
        <source>Same recipe as its parent</source>
        <translation>与上一代配方相同</translation>
    </message>
    <message>
        <source>Changed from its parent</source>
        <translation>相对上一代的改动</translation>
    </message>
</context>
<context>
    <name>sana::ui::CompareCanvas</name>
    <message>
        <source>Computing the difference</source>
        <translation>正在计算差异</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Slider, %1 % of A</source>
        <translation>滑块，A 占 %1 %</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Blink, showing B</source>
        <translation>闪烁，显示 B</translation>
    </message>
    <message>
        <source>Blink, showing A</source>
        <translation>闪烁，显示 A</translation>
    </message>
    <message>
        <source>Comparison of %1 and %2</source>
        <translation>%1 与 %2 的比较</translation>
    </message>
</context>
<context>
    <name>sana::ui::CompareModel</name>
    <message>
        <source>One of the two pictures is no longer in the library.</source>
        <translation>两张图片中有一张已不在资料库中。</translation>
    </message>
</context>
<context>
    <name>sana::ui::CompareSide</name>
    <message>
        <source>Show picture A</source>
        <translation>显示图片 A</translation>
    </message>
    <message>
        <source>Show picture B</source>
        <translation>显示图片 B</translation>
    </message>
    <message>
        <source>Copy the differences</source>
        <translation>复制差异</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no value in this recipe</comment>
        <translation>无</translation>
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
        <source>%1: %2 | %3</source>
        <comment>field: value of A | value of B</comment>
        <translation>%1：%2 | %3</translation>
    </message>
    <message>
        <source>A  %1</source>
        <comment>title of the first picture</comment>
        <translation>A  %1</translation>
    </message>
    <message>
        <source>B  %1</source>
        <comment>title of the second picture</comment>
        <translation>B  %1</translation>
    </message>
    <message>
        <source>No field differs</source>
        <translation>没有不同的字段</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) differ</source>
        <translation>
            <numerusform>%n 个字段不同</numerusform>
        </translation>
    </message>
    <message>
        <source>Same: %1.</source>
        <translation>相同：%1。</translation>
    </message>
</context>
<context>
    <name>sana::ui::CompareView</name>
    <message>
        <source>Way of comparing</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Comparison tools</source>
        <translation>比较工具</translation>
    </message>
    <message>
        <source>A  %1</source>
        <comment>title of the first picture</comment>
        <translation>A  %1</translation>
    </message>
    <message>
        <source>B  %1</source>
        <comment>title of the second picture</comment>
        <translation>B  %1</translation>
    </message>
    <message>
        <source>A: %1. B: %2.</source>
        <translation>A：%1。B：%2。</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>滑块</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Space or a click shows the other picture.</source>
        <translation>按空格键或单击可显示另一张图片。</translation>
    </message>
    <message>
        <source>Back to Draw</source>
        <translation>返回绘制</translation>
    </message>
    <message>
        <source>Export comparison…</source>
        <translation>导出比较图…</translation>
    </message>
    <message>
        <source>Use recipe A</source>
        <translation>使用配方 A</translation>
    </message>
    <message>
        <source>Use recipe B</source>
        <translation>使用配方 B</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message>
        <source>Zoom and pan locked</source>
        <translation>锁定缩放和平移</translation>
    </message>
    <message>
        <source>Back to Gallery</source>
        <translation>返回图库</translation>
    </message>
</context>
<context>
    <name>sana::ui::CurrentPicture</name>
    <message>
        <source>This picture is not in the library any more.</source>
        <translation>此图片已不在资料库中。</translation>
    </message>
</context>
<context>
    <name>sana::ui::DetailsContent</name>
    <message>
        <source>Copy the prompt</source>
        <translation>复制提示词</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Reading %1, drawing %2, developing %3 s</source>
        <comment>three times in seconds</comment>
        <translation>读取 %1 秒，绘制 %2 秒，显影 %3 秒</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field: value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>提示词：%1</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>Title: %1</source>
        <translation>标题：%1</translation>
    </message>
</context>
<context>
    <name>sana::ui::DetailsPanel</name>
    <message>
        <source>No picture is selected.</source>
        <translation>未选择图片。</translation>
    </message>
    <message>
        <source>The file of this picture is missing.</source>
        <translation>此图片的文件不见了。</translation>
    </message>
    <message>
        <source>Use recipe</source>
        <translation>使用配方</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>No picture selected</source>
        <translation>未选择图片</translation>
    </message>
    <message>
        <source>Its prompt, seed and settings appear here, ready to copy.</source>
        <translation>图片的提示词、种子和设置会显示在这里，可直接复制。</translation>
    </message>
    <message>
        <source>Being drawn</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>Its prompt, seed and settings appear here when it is finished.</source>
        <translation>完成后，这里会显示提示词、种子和设置。</translation>
    </message>
</context>
<context>
    <name>sana::ui::DrawCanvas</name>
    <message>
        <source>Picture tools</source>
        <translation>图片工具</translation>
    </message>
    <message>
        <source>Find the file…</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <source>No picture selected</source>
        <translation>未选择图片</translation>
    </message>
    <message>
        <source>Choose one in the strip below, or press Generate.</source>
        <translation>请在下方胶片条中选择一张，或按“生成”。</translation>
    </message>
    <message>
        <source>The file is missing</source>
        <translation>文件不见了</translation>
    </message>
    <message>
        <source>%1 was moved or deleted. Its recipe is kept.</source>
        <translation>%1 已被移动或删除。其配方仍保留。</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1，%2 %</translation>
    </message>
</context>
<context>
    <name>sana::ui::EngineClient</name>
    <message>
        <source>Another picture is being drawn.</source>
        <translation>正在绘制另一张图片。</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>请等它完成。</translation>
    </message>
</context>
<context>
    <name>sana::ui::EngineSession</name>
    <message numerus="yes">
        <source>The engine stopped %n time(s) in a short while and is not started again.</source>
        <translation>
            <numerusform>引擎在短时间内停止了 %n 次，不再重新启动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another model or a smaller size, then restart the engine.</source>
        <translation>请选择其他模型或较小的尺寸，然后重新启动引擎。</translation>
    </message>
    <message>
        <source>It starts again by itself. Retry the picture.</source>
        <translation>它会自动重新启动。请重试该图片。</translation>
    </message>
    <message>
        <source>The engine could not be started: %1.</source>
        <translation>无法启动引擎：%1。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装本程序。</translation>
    </message>
    <message numerus="yes">
        <source>The engine did not answer for %n second(s) and was ended.</source>
        <translation>
            <numerusform>引擎 %n 秒没有响应，已被结束。</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine made no progress and was ended.</source>
        <translation>引擎没有进展，已被结束。</translation>
    </message>
    <message>
        <source>The engine did not stop drawing in time and was ended.</source>
        <translation>引擎未能及时停止绘制，已被结束。</translation>
    </message>
    <message>
        <source>It starts again by itself.</source>
        <translation>它会自动重新启动。</translation>
    </message>
    <message>
        <source>The engine sent something that cannot be understood and was ended.</source>
        <translation>引擎发送了无法理解的内容，已被结束。</translation>
    </message>
    <message>
        <source>The engine was restarted.</source>
        <translation>引擎已重新启动。</translation>
    </message>
    <message>
        <source>Retry the picture.</source>
        <translation>请重试该图片。</translation>
    </message>
    <message>
        <source>The system ended the engine because memory ran out.</source>
        <translation>内存耗尽，系统结束了引擎。</translation>
    </message>
    <message>
        <source>Choose a smaller size, or close other programs.</source>
        <translation>请选择较小的尺寸，或关闭其他程序。</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly (signal %1).</source>
        <translation>引擎意外停止（信号 %1）。</translation>
    </message>
    <message>
        <source>The engine left unexpectedly (code %1).</source>
        <translation>引擎意外退出（代码 %1）。</translation>
    </message>
    <message>
        <source>The engine speaks version %1 of the protocol and this program version %2.</source>
        <translation>引擎使用协议版本 %1，而本程序使用版本 %2。</translation>
    </message>
    <message>
        <source>Install both from the same package.</source>
        <translation>请从同一个软件包安装两者。</translation>
    </message>
    <message>
        <source>The picture came out in a single colour and cannot be used.</source>
        <translation>图片只有单一颜色，无法使用。</translation>
    </message>
    <message>
        <source>Try another seed or the model&apos;s own settings.</source>
        <translation>请尝试其他种子或模型自带的设置。</translation>
    </message>
</context>
<context>
    <name>sana::ui::ExportDialog</name>
    <message>
        <source>As drawn</source>
        <translation>原始尺寸</translation>
    </message>
    <message>
        <source>2 times, smooth</source>
        <translation>2 倍，平滑</translation>
    </message>
    <message>
        <source>4 times, smooth</source>
        <translation>4 倍，平滑</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>一半</translation>
    </message>
    <message>
        <source>512 pixels on the longer side</source>
        <translation>长边 512 像素</translation>
    </message>
    <message>
        <source>1024 pixels on the longer side</source>
        <translation>长边 1024 像素</translation>
    </message>
    <message>
        <source>2048 pixels on the longer side</source>
        <translation>长边 2048 像素</translation>
    </message>
    <message numerus="yes">
        <source>Export %n picture(s)</source>
        <translation>
            <numerusform>导出 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>If it exists</source>
        <translation>如果已存在</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>添加编号</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Higher looks better and takes more room.</source>
        <translation>数值越高，画质越好，占用空间越大。</translation>
    </message>
    <message>
        <source>92 for photographs</source>
        <translation>照片可用 92</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Words in braces are replaced.</source>
        <translation>花括号中的词会被替换。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Keep the recipe in the file</source>
        <translation>在文件中保留配方</translation>
    </message>
    <message>
        <source>Mark as made with AI</source>
        <translation>标记为由 AI 生成</translation>
    </message>
    <message>
        <source>Says in the metadata that a machine made the picture. Laws of some countries ask for it when a picture is published.</source>
        <translation>在元数据中注明图片由机器生成。某些国家的法律要求发布图片时带有此标记。</translation>
    </message>
    <message>
        <source>Save as preset...</source>
        <translation>另存为预设…</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>另存为预设</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>As last time</source>
        <translation>与上次相同</translation>
    </message>
    <message>
        <source>This format keeps every pixel as it is.</source>
        <translation>此格式原样保留每个像素。</translation>
    </message>
    <message>
        <source>Without the recipe the name is neutral.</source>
        <translation>不带配方时使用中性名称。</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1，约 %2</translation>
    </message>
    <message>
        <source>Folder for exported pictures</source>
        <translation>导出图片的文件夹</translation>
    </message>
</context>
<context>
    <name>sana::ui::ExportModel</name>
    <message>
        <source>%1: %2</source>
        <comment>file and what went wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) exported</source>
        <translation>
            <numerusform>已导出 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be exported.</source>
        <translation>
            <numerusform>%n 张图片无法导出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the whole path of the folder, or choose it with the button.</source>
        <translation>请写出文件夹的完整路径，或用按钮选择。</translation>
    </message>
</context>
<context>
    <name>sana::ui::Filmstrip</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 张新图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
    <message>
        <source>Pictures you draw line up here</source>
        <translation>您绘制的图片会排列在这里</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>跟随最新图片</translation>
    </message>
    <message>
        <source>Shows each new picture when it is ready.</source>
        <translation>每张新图片完成后立即显示。</translation>
    </message>
    <message>
        <source>Goes to the newest picture.</source>
        <translation>跳到最新的图片。</translation>
    </message>
</context>
<context>
    <name>sana::ui::FirstRunNote</name>
    <message>
        <source>Open a larger model...</source>
        <translation>打开更大的模型…</translation>
    </message>
    <message>
        <source>no licence named</source>
        <translation>未注明许可</translation>
    </message>
    <message>
        <source>%1 (%2, %3).</source>
        <comment>model, size, licence</comment>
        <translation>%1（%2，%3）。</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <comment>model, licence</comment>
        <translation>%1（%2）。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>change</source>
        <comment>where pictures go</comment>
        <translation>更改</translation>
    </message>
    <message>
        <source>Pictures go to %1 (%2) and carry an AI mark.</source>
        <translation>图片保存到 %1（%2），并带有 AI 标记。</translation>
    </message>
    <message>
        <source>Pictures go to %1 (%2, %3 free) and carry an AI mark.</source>
        <translation>图片保存到 %1（%2，剩余 %3），并带有 AI 标记。</translation>
    </message>
    <message>
        <source>Licence of %1</source>
        <translation>%1 的许可</translation>
    </message>
</context>
<context>
    <name>sana::ui::FirstRunPaper</name>
    <message>
        <source>Try the prompt: %1</source>
        <translation>试试提示词：%1</translation>
    </message>
    <message>
        <source>Your first picture appears here</source>
        <translation>您的第一张图片会出现在这里</translation>
    </message>
    <message>
        <source>Press Generate.</source>
        <translation>请按“生成”。</translation>
    </message>
    <message>
        <source>Press Generate. %1</source>
        <translation>请按“生成”。%1</translation>
    </message>
    <message>
        <source>Or try</source>
        <comment>followed by buttons with prompts</comment>
        <translation>或者试试</translation>
    </message>
</context>
<context>
    <name>sana::ui::FloatingBar</name>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
</context>
<context>
    <name>sana::ui::FormColumn</name>
    <message>
        <source>Help on %1</source>
        <translation>%1的说明</translation>
    </message>
</context>
<context>
    <name>sana::ui::GalleryModel</name>
    <message>
        <source>Picture of %1</source>
        <translation>%1的图片</translation>
    </message>
</context>
<context>
    <name>sana::ui::GalleryPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选择 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No picture has &quot;%1&quot; in its recipe.</source>
        <translation>没有图片的配方包含“%1”。</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>Deleted pictures wait here.</source>
        <translation>删除的图片会放在这里。</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>What you draw is kept here.</source>
        <translation>您绘制的内容都保存在这里。</translation>
    </message>
    <message>
        <source>Draw something</source>
        <translation>画点什么</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有内容</translation>
    </message>
    <message>
        <source>Star pictures, give them tags or put them on a board to find them here.</source>
        <translation>给图片加星标、添加标签或放到图板上，就能在这里找到它们。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Places, boards and tags</source>
        <translation>位置、图板和标签</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Words, &quot;phrases&quot;, -without, seed: model: size: date: tag: board: is:starred</source>
        <translation>词语、&quot;短语&quot;、-排除词、seed: model: size: date: tag: board: is:starred</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Empty the trash...</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早的在前</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Search prompts</source>
        <translation>搜索提示词</translation>
    </message>
</context>
<context>
    <name>sana::ui::GenerateFooter</name>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>No job is running or waiting.</source>
        <translation>没有正在运行或等待的任务。</translation>
    </message>
</context>
<context>
    <name>sana::ui::GenerationModel</name>
    <message>
        <source>Change the prompt.</source>
        <translation>请修改提示词。</translation>
    </message>
    <message>
        <source>The engine does not run.</source>
        <translation>引擎没有运行。</translation>
    </message>
    <message>
        <source>Restart the engine.</source>
        <translation>请重新启动引擎。</translation>
    </message>
    <message>
        <source>This picture has no recipe, so that no variations can be drawn.</source>
        <translation>此图片没有配方，无法绘制变体。</translation>
    </message>
    <message>
        <source>The model of this picture is not here, so that no variations can be drawn.</source>
        <translation>此图片所用的模型不在这里，无法绘制变体。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) queued</source>
        <translation>
            <numerusform>%n 张图片已加入队列</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 percent drawn</source>
        <translation>已绘制百分之 %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Picture %1 of %2 ready</source>
        <translation>第 %1 张图片（共 %2 张）已完成</translation>
    </message>
    <message>
        <source>Picture ready</source>
        <translation>图片已完成</translation>
    </message>
    <message>
        <source>Memory ran out. The picture is drawn once more, decoded in tiles.</source>
        <translation>内存耗尽。图片将以分块解码的方式重新绘制。</translation>
    </message>
    <message>
        <source>The prompt was blocked by the filter.</source>
        <translation>提示词被过滤器拦截。</translation>
    </message>
    <message>
        <source>The result is unusable; nothing was stored.</source>
        <translation>结果无法使用，没有保存任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>Your prompt and %n queued job(s) are kept.</source>
        <translation>
            <numerusform>您的提示词和队列中的 %n 个任务都已保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your prompt is kept.</source>
        <translation>您的提示词已保留。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <comment>job</comment>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>大约还需 %1</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>正在测量</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), about %1</source>
        <translation>
            <numerusform>%n 张图片，约 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine starts again</source>
        <translation>引擎正在重新启动</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message numerus="yes">
        <source>The queue is paused with %n job(s)</source>
        <translation>
            <numerusform>队列已暂停，有 %n 个任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not saved yet</source>
        <translation>
            <numerusform>%n 张图片尚未保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>全部已保存</translation>
    </message>
    <message>
        <source>The picture is not saved yet</source>
        <translation>图片尚未保存</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Developing</source>
        <translation>正在显影</translation>
    </message>
    <message>
        <source>Drawing %1 of %2</source>
        <translation>正在绘制第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
</context>
<context>
    <name>sana::ui::GridView</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::Guide</name>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Write what you want to see and press Ctrl+Return. The picture comes into focus step by step; every finished picture is kept. A line that begins with # is a note to yourself and is not sent.</source>
        <translation>写下您想看到的内容，然后按 Ctrl+回车。图片会逐步清晰；每张完成的图片都会保留。以 # 开头的行是给自己的备注，不会发送。</translation>
    </message>
    <message>
        <source>Change one thing</source>
        <translation>一次只改一处</translation>
    </message>
    <message>
        <source>Lock the seed to keep the composition while you change words. Variations keep the words and change the seed. Alt+Up and Alt+Down walk through earlier prompts; your unsent draft waits at the end.</source>
        <translation>修改词语时锁定种子可保持构图。“变体”保持词语不变而更换种子。Alt+上箭头和 Alt+下箭头可浏览较早的提示词；您未发送的草稿保留在最后。</translation>
    </message>
    <message>
        <source>Find again</source>
        <translation>重新找到</translation>
    </message>
    <message>
        <source>Ctrl+F searches all prompts. Besides words there are &quot;phrases&quot;, -excluded words and seed: model: size: date: tag: board: is:starred, for example cat is:starred date:2026-11. Use recipe brings a picture&apos;s settings back; History shows what came from what.</source>
        <translation>Ctrl+F 可搜索所有提示词。除词语外，还可使用 &quot;短语&quot;、-排除词以及 seed: model: size: date: tag: board: is:starred，例如 cat is:starred date:2026-11。“使用配方”可恢复图片的设置；“历史”显示图片之间的来源关系。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Export makes a copy as PNG, JPEG, WebP or TIFF, with or without the recipe. Pictures of other programs can be dropped on the prompt to read their settings.</source>
        <translation>“导出”可生成 PNG、JPEG、WebP 或 TIFF 副本，可带或不带配方。将其他程序的图片拖放到提示词上，即可读取其设置。</translation>
    </message>
    <message>
        <source>Larger models</source>
        <translation>更大的模型</translation>
    </message>
    <message>
        <source>The built-in model draws small scenes. For more, download a Sana checkpoint in the diffusers layout and choose File &gt; Add model folder. The folder is used where it is and never changed.</source>
        <translation>内置模型可绘制小场景。如需更多，请下载 diffusers 布局的 Sana 检查点，然后选择“文件 &gt; 添加模型文件夹”。文件夹在原处使用，绝不会被更改。</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>什么都不会丢失</translation>
    </message>
    <message>
        <source>Pictures, texts and the queue are saved as you work, there is no Save. Deleted pictures wait in the trash until you empty it.</source>
        <translation>图片、文本和队列会随时自动保存，无需手动保存。删除的图片会留在回收站中，直到您清空回收站。</translation>
    </message>
    <message>
        <source>What a control does</source>
        <translation>控件的作用</translation>
    </message>
    <message>
        <source>Point at it, press the ? beside its name, or press Shift+F1 while it has the focus.</source>
        <translation>将指针停在控件上，按名称旁的“?”，或在控件获得焦点时按 Shift+F1。</translation>
    </message>
</context>
<context>
    <name>sana::ui::Header</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Memory of the engine</source>
        <translation>引擎内存</translation>
    </message>
    <message>
        <source>Memory that the engine uses, of all that this computer has.</source>
        <translation>引擎使用的内存占本机全部内存的情况。</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>Choose the model that draws.</source>
        <translation>选择用于绘制的模型。</translation>
    </message>
    <message>
        <source>The model that draws. Licence: %1.</source>
        <translation>用于绘制的模型。许可证：%1。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>What computes the pictures.</source>
        <translation>用于计算图片的设备。</translation>
    </message>
    <message>
        <source>Add model folder...</source>
        <translation>添加模型文件夹…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The engine is still starting</source>
        <translation>引擎仍在启动</translation>
    </message>
</context>
<context>
    <name>sana::ui::HistoryModel</name>
    <message>
        <source>Imported picture</source>
        <translation>导入的图片</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>第一张图片</translation>
    </message>
    <message>
        <source>%1 · imported</source>
        <translation>%1 · 导入</translation>
    </message>
    <message>
        <source>%1 · first picture</source>
        <translation>%1 · 第一张图片</translation>
    </message>
    <message>
        <source>Drawn again</source>
        <translation>再次绘制</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1已改动</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <extracomment>&quot;Seed 42 → 43&quot;: label, old value, new value</extracomment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>&quot;14:31 · prompt, guidance&quot;: time, changed fields</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · removed</source>
        <extracomment>the caption of a picture in the history, and that it was removed</extracomment>
        <translation>%1 · 已移除</translation>
    </message>
</context>
<context>
    <name>sana::ui::HistoryPanel</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>7 pictures, 3 branches</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n branch(es)</source>
        <translation>
            <numerusform>%n 个分支</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture is selected.</source>
        <translation>未选择图片。</translation>
    </message>
    <message>
        <source>This picture was deleted for good.</source>
        <translation>此图片已被永久删除。</translation>
    </message>
    <message>
        <source>There is no earlier picture to compare with.</source>
        <translation>没有可供比较的更早图片。</translation>
    </message>
    <message>
        <source>The branch has only one picture.</source>
        <translation>该分支只有一张图片。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>还没有历史</translation>
    </message>
    <message>
        <source>Each picture you draw from another appears here, with what changed.</source>
        <translation>由另一张图片衍生的每张图片都会显示在这里，并附上改动内容。</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>回到这一张</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Replay branch</source>
        <translation>回放分支</translation>
    </message>
    <message>
        <source>Stop replay</source>
        <translation>停止回放</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>sana::ui::IconButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a command and its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>sana::ui::ImportDialog</name>
    <message>
        <source>Use the recipe of this picture</source>
        <translation>使用此图片的配方</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Fields found in the picture</source>
        <translation>图片中找到的字段</translation>
    </message>
    <message>
        <source>Not taken over: %1</source>
        <translation>未采用：%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Choose at least one field.</source>
        <translation>请至少选择一个字段。</translation>
    </message>
</context>
<context>
    <name>sana::ui::ImportModel</name>
    <message>
        <source>Take over</source>
        <comment>column of check boxes with the names of fields</comment>
        <translation>采用</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>图片中</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>The recipe was taken over</source>
        <translation>已采用配方</translation>
    </message>
    <message>
        <source>The recipe was taken over, but not all of it.</source>
        <translation>已采用配方，但并非全部。</translation>
    </message>
    <message>
        <source>Written by Sana</source>
        <translation>由 Sana 写入</translation>
    </message>
    <message>
        <source>Written by %1</source>
        <translation>由 %1 写入</translation>
    </message>
    <message>
        <source>Parameters of another program</source>
        <translation>其他程序的参数</translation>
    </message>
    <message>
        <source>Parameters of %1</source>
        <translation>%1 的参数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name and value of a field</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>This picture carries no recipe.</source>
        <translation>此图片不带配方。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file and what went wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be imported.</source>
        <translation>
            <numerusform>%n 个文件无法导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>The files themselves were not changed.</source>
        <translation>文件本身没有改动。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) imported</source>
        <translation>
            <numerusform>已导入 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between values in a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>sana::ui::KeyDialog</name>
    <message>
        <source>Change keys</source>
        <translation>更改按键</translation>
    </message>
    <message>
        <source>Press the new keys for &quot;%1&quot;.</source>
        <translation>请按下“%1”的新按键。</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Standard keys</source>
        <translation>默认按键</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Press some keys first.</source>
        <translation>请先按下按键。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has these keys already.</source>
        <translation>“%1”已在使用这些按键。</translation>
    </message>
</context>
<context>
    <name>sana::ui::Library</name>
    <message>
        <source>Cannot write %1: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Free some space or choose another folder.</source>
        <translation>请释放一些空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>请选择您有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Connect the drive again or choose another folder.</source>
        <translation>请重新连接驱动器，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Try again, or choose another folder.</source>
        <translation>请重试，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>it is larger than %1 bytes</source>
        <translation>超过 %1 字节</translation>
    </message>
    <message>
        <source>The library is not open.</source>
        <translation>资料库没有打开。</translation>
    </message>
    <message>
        <source>The library is open already.</source>
        <translation>资料库已经打开。</translation>
    </message>
    <message>
        <source>The library was rebuilt from the pictures.</source>
        <translation>已根据图片重建资料库。</translation>
    </message>
    <message>
        <source>A board needs a name.</source>
        <translation>图板需要名称。</translation>
    </message>
    <message>
        <source>This picture is not in the library any more.</source>
        <translation>此图片已不在资料库中。</translation>
    </message>
    <message>
        <source>%1 is another picture.</source>
        <translation>%1 是另一张图片。</translation>
    </message>
    <message>
        <source>Choose the file of this picture.</source>
        <translation>请选择此图片的文件。</translation>
    </message>
    <message>
        <source>%1 is in the library already.</source>
        <translation>%1 已在资料库中。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) wait to be saved and will be tried again.</source>
        <translation>
            <numerusform>%n 张图片等待保存，将会重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture is saved as %1, but the library cannot list it now.</source>
        <translation>图片已保存为 %1，但资料库目前无法列出它。</translation>
    </message>
    <message>
        <source>It appears once the library can be opened for writing.</source>
        <translation>资料库可以写入后，它就会出现。</translation>
    </message>
    <message>
        <source>The picture could not be put into its folder.</source>
        <translation>无法将图片放入其文件夹。</translation>
    </message>
    <message>
        <source>The next start of the program tries again.</source>
        <translation>程序下次启动时会重试。</translation>
    </message>
    <message>
        <source>The picture could not be saved anywhere.</source>
        <translation>图片无法保存到任何位置。</translation>
    </message>
    <message>
        <source>Draw it again once the disk has space.</source>
        <translation>请在磁盘有空间后重新绘制。</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>图片没有像素。</translation>
    </message>
    <message>
        <source>Another window of this program uses the library already.</source>
        <translation>本程序的另一个窗口正在使用该资料库。</translation>
    </message>
    <message>
        <source>Continue in the other window, or close it.</source>
        <translation>请在另一个窗口中继续，或将其关闭。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
    <message>
        <source>Allow writing in this folder.</source>
        <translation>请允许写入此文件夹。</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 已损坏。</translation>
    </message>
    <message>
        <source>A newer version of this program made the library, so this one opens it without changing it.</source>
        <translation>该资料库由本程序的更新版本创建，因此当前版本只读打开，不做更改。</translation>
    </message>
    <message>
        <source>The library was damaged; its newest good copy was restored.</source>
        <translation>资料库已损坏，已恢复最新的完好副本。</translation>
    </message>
    <message>
        <source>The library was damaged; it is rebuilt from the pictures.</source>
        <translation>资料库已损坏，正在根据图片重建。</translation>
    </message>
    <message>
        <source>The damaged file is kept beside %1.</source>
        <translation>损坏的文件保留在 %1 旁边。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were finished after the last stop.</source>
        <translation>
            <numerusform>上次停止后补全了 %n 张图片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incomplete picture(s) were set aside in .recovered.</source>
        <translation>
            <numerusform>%n 张不完整的图片已放到 .recovered 中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were interrupted and wait at the front of the queue.</source>
        <translation>
            <numerusform>%n 个任务曾被中断，正在队列最前面等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>A newer version of this program made the library.</source>
        <translation>该资料库由本程序的更新版本创建。</translation>
    </message>
    <message>
        <source>Use that version to change it.</source>
        <translation>请使用该版本进行更改。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>Another program holds %1.</source>
        <translation>%1 正被另一个程序占用。</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>请关闭另一个程序后重试。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>The disk refused to read or write %1.</source>
        <translation>磁盘拒绝读取或写入 %1。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>请检查磁盘。</translation>
    </message>
    <message>
        <source>Start the program again: it repairs itself.</source>
        <translation>请重新启动程序：它会自行修复。</translation>
    </message>
    <message>
        <source>The disk with %1 is full.</source>
        <translation>%1 所在的磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>请释放一些空间。</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>Check the folder.</source>
        <translation>请检查文件夹。</translation>
    </message>
    <message>
        <source>The library refused a request: %1.</source>
        <translation>资料库拒绝了一个请求：%1。</translation>
    </message>
    <message>
        <source>Start the program again.</source>
        <translation>请重新启动程序。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Close programs.</source>
        <translation>请关闭一些程序。</translation>
    </message>
    <message>
        <source>The system&apos;s trash did not take %1.</source>
        <translation>系统回收站没有接收 %1。</translation>
    </message>
    <message>
        <source>Delete the file by hand, or leave it in the trash of this program.</source>
        <translation>请手动删除该文件，或将其留在本程序的回收站中。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) found in the folder were taken in.</source>
        <translation>
            <numerusform>已收录文件夹中找到的 %n 张图片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not where they were. If they are on a drive, connect it and start again.</source>
        <translation>
            <numerusform>有 %n 张图片不在原来的位置。如果它们在外部磁盘上，请连接后重新启动。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::LineDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>sana::ui::MainWindow</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Sana Studio</source>
        <translation>Sana Studio</translation>
    </message>
    <message>
        <source>%1 % - Sana Studio</source>
        <translation>%1 % - Sana Studio</translation>
    </message>
</context>
<context>
    <name>sana::ui::MemoryMeter</name>
    <message>
        <source>Memory: %1</source>
        <translation>内存：%1</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 of %2 GB</source>
        <translation>%1 / %2 GB</translation>
    </message>
</context>
<context>
    <name>sana::ui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>sana::ui::ModelList</name>
    <message>
        <source>needs %1 of memory</source>
        <translation>需要 %1 内存</translation>
    </message>
    <message>
        <source>This model&apos;s folder is gone: %1</source>
        <translation>此模型的文件夹不见了：%1</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be used as a model.</source>
        <translation>文件夹“%1”不能用作模型。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s) are missing: %1.</source>
        <translation>
            <numerusform>缺少 %n 个张量：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s) are missing, among them %1.</source>
        <translation>
            <numerusform>缺少 %n 个张量，其中包括 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model “%1” went away.</source>
        <translation>模型“%1”不见了。</translation>
    </message>
    <message>
        <source>The model “%1” cannot be loaded.</source>
        <translation>无法加载模型“%1”。</translation>
    </message>
    <message>
        <source>Its folder is no longer there. Your pictures and recipes are kept; put the folder back or choose another model.</source>
        <translation>它的文件夹已不存在。您的图片和配方都已保留；请放回该文件夹或选择其他模型。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
</context>
<context>
    <name>sana::ui::Notifier</name>
    <message numerus="yes">
        <source>%n picture(s) ready</source>
        <translation>
            <numerusform>%n 张图片已完成</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::ParameterForm</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>步数(&amp;S)</translation>
    </message>
    <message>
        <source>How often the picture is refined. More takes longer.</source>
        <translation>图片细化的次数。次数越多，用时越长。</translation>
    </message>
    <message>
        <source>20 for most models, 2 for Sprint</source>
        <translation>大多数模型用 20，Sprint 用 2</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Guidan&amp;ce</source>
        <translation>引导强度(&amp;C)</translation>
    </message>
    <message>
        <source>How strictly the picture follows the words.</source>
        <translation>图片遵循文字的严格程度。</translation>
    </message>
    <message>
        <source>4.5; higher gives harder contrasts</source>
        <translation>4.5；数值越高，对比越强烈</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>C&amp;ount</source>
        <translation>数量(&amp;O)</translation>
    </message>
    <message>
        <source>How many pictures, with seeds one after another.</source>
        <translation>图片数量，种子依次递增。</translation>
    </message>
    <message>
        <source>4 gives seeds 42, 43, 44 and 45</source>
        <translation>4 会使用种子 42、43、44 和 45</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Styles and their texts</source>
        <translation>风格及其文本</translation>
    </message>
    <message>
        <source>St&amp;yle</source>
        <translation>风格(&amp;Y)</translation>
    </message>
    <message>
        <source>Words put around the prompt. The button beside it shows them.</source>
        <translation>加在提示词前后的词语。旁边的按钮可查看这些词语。</translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation>水彩</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>交换宽度和高度</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>尺寸(&amp;Z)</translation>
    </message>
    <message>
        <source>Width and height in pixels. The model&apos;s own sizes come first; others can be written.</source>
        <translation>以像素为单位的宽度和高度。模型自带的尺寸排在最前，也可输入其他尺寸。</translation>
    </message>
    <message>
        <source>640 × 480</source>
        <translation>640 × 480</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新种子</translation>
    </message>
    <message>
        <source>Keep this seed</source>
        <translation>保留此种子</translation>
    </message>
    <message>
        <source>Seed is kept</source>
        <translation>种子已保留</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>种子(&amp;D)</translation>
    </message>
    <message>
        <source>Where chance begins. The same seed and settings give the same picture.</source>
        <translation>随机的起点。相同的种子和设置会得到相同的图片。</translation>
    </message>
    <message>
        <source>Lock it and change one word</source>
        <translation>锁定种子，只改一个词</translation>
    </message>
    <message>
        <source>Other size...</source>
        <translation>其他尺寸…</translation>
    </message>
    <message>
        <source>Width and height are the same.</source>
        <translation>宽度和高度相同。</translation>
    </message>
    <message>
        <source>Other size</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>Write a size as width × height, for example 640 × 480.</source>
        <translation>请按“宽 × 高”填写尺寸，例如 640 × 480。</translation>
    </message>
</context>
<context>
    <name>sana::ui::ParentRow</name>
    <message>
        <source>Parent</source>
        <translation>上一代</translation>
    </message>
    <message>
        <source>Show the picture this one came from</source>
        <translation>显示此图片的来源图片</translation>
    </message>
</context>
<context>
    <name>sana::ui::PictureActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>清空回收站？</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) move to the trash of the system.</source>
        <translation>
            <numerusform>%n 张图片将移到系统回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Select a picture first.</source>
        <translation>请先选择一张图片。</translation>
    </message>
    <message>
        <source>Select pictures in the trash first.</source>
        <translation>请先在回收站中选择图片。</translation>
    </message>
    <message>
        <source>Select two pictures first.</source>
        <translation>请先选择两张图片。</translation>
    </message>
    <message>
        <source>Recipe taken over</source>
        <translation>已采用配方</translation>
    </message>
    <message>
        <source>There is no other picture to compare with yet.</source>
        <translation>还没有可供比较的其他图片。</translation>
    </message>
    <message>
        <source>New board...</source>
        <translation>新建图板…</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>新建图板</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No board</source>
        <translation>无图板</translation>
    </message>
    <message>
        <source>Rename picture</source>
        <translation>重命名图片</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>The clipboard holds no recipe. Copy recipe puts one there.</source>
        <translation>剪贴板中没有配方。“复制配方”会将配方放入剪贴板。</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>导出比较图</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder.</source>
        <translation>无法写入 %1。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Where is this picture?</source>
        <translation>此图片在哪里？</translation>
    </message>
    <message>
        <source>Un&amp;star</source>
        <translation>取消星标(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>星标(&amp;S)</translation>
    </message>
</context>
<context>
    <name>sana::ui::PictureCommands</name>
    <message numerus="yes">
        <source>Move %n picture(s) to trash</source>
        <translation>
            <numerusform>将 %n 张图片移到回收站</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n picture(s) from trash</source>
        <translation>
            <numerusform>从回收站还原 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>The trash was emptied since, so its pictures cannot come back.</source>
        <translation>此后回收站已被清空，其中的图片无法恢复。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to trash</source>
        <translation>
            <numerusform>%n 张图片已移到回收站</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) restored</source>
        <translation>
            <numerusform>已还原 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>Star %n picture(s)</source>
        <translation>
            <numerusform>为 %n 张图片加星标</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the star of %n picture(s)</source>
        <translation>
            <numerusform>移除 %n 张图片的星标</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the tags of %n picture(s)</source>
        <translation>
            <numerusform>更改 %n 张图片的标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n picture(s) off the board</source>
        <translation>
            <numerusform>将 %n 张图片从图板上取下</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n picture(s) on the board %1</source>
        <translation>
            <numerusform>将 %n 张图片放到图板 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename a picture</source>
        <translation>重命名图片</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the system&apos;s trash</source>
        <translation>
            <numerusform>%n 张图片已移到系统回收站</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>已复制图片</translation>
    </message>
    <message>
        <source>Recipe copied</source>
        <translation>已复制配方</translation>
    </message>
</context>
<context>
    <name>sana::ui::PictureLoader</name>
    <message>
        <source>The picture cannot be shown.</source>
        <translation>无法显示此图片。</translation>
    </message>
</context>
<context>
    <name>sana::ui::PictureView</name>
    <message>
        <source>Preview</source>
        <comment>badge over an unfinished picture</comment>
        <translation>预览</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>A picture that fits is dragged out as a file. A larger one is panned; dragging it with Ctrl held takes it out as a file, and so does dragging it from the filmstrip.</source>
        <translation>完整显示的图片可以直接拖出为文件。放大到超出视图时，拖动会平移图片；按住 Ctrl 拖动，或从胶片条中拖动，可将其拖出为文件。</translation>
    </message>
</context>
<context>
    <name>sana::ui::PlaceList</name>
    <message>
        <source>All pictures</source>
        <translation>所有图片</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>图板</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>board or tag, and its name</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n picture(s)</source>
        <extracomment>%1 is a place like &quot;Starred&quot;, %n the number of pictures in it</extracomment>
        <translation>
            <numerusform>%1，%n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::ProgressRing</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>sana::ui::PromptModel</name>
    <message>
        <source>This model draws without guidance, so that a negative prompt would have no effect.</source>
        <translation>此模型绘制时不使用引导，因此反向提示词不会起作用。</translation>
    </message>
    <message>
        <source>A negative prompt has no effect while guidance is 1. Raise the guidance.</source>
        <translation>引导强度为 1 时，反向提示词不起作用。请提高引导强度。</translation>
    </message>
    <message>
        <source>There is no model yet. Add a model folder.</source>
        <translation>还没有模型。请添加模型文件夹。</translation>
    </message>
    <message>
        <source>The model&apos;s folder is gone. Choose another model.</source>
        <translation>模型的文件夹不见了。请选择其他模型。</translation>
    </message>
    <message>
        <source>This model cannot be used. Choose another model.</source>
        <translation>此模型无法使用。请选择其他模型。</translation>
    </message>
    <message>
        <source>Write first what to draw.</source>
        <translation>请先写下要画的内容。</translation>
    </message>
    <message>
        <source>The model draws sizes in steps of %1 up to %2: %3 × %4 became %5 × %6.</source>
        <translation>此模型支持的尺寸以 %1 为步长，最大为 %2：%3 × %4 已改为 %5 × %6。</translation>
    </message>
    <message>
        <source>A prompt holds %1 bytes at most. What goes beyond was left out.</source>
        <translation>提示词最多 %1 字节。超出部分已省略。</translation>
    </message>
    <message>
        <source>The model draws with %1 to %2 steps: %3 became %4.</source>
        <translation>此模型支持 %1 到 %2 步：%3 已改为 %4。</translation>
    </message>
    <message>
        <source>This model&apos;s guidance goes from %1 to %2: %3 became %4.</source>
        <translation>此模型的引导强度范围为 %1 到 %2：%3 已改为 %4。</translation>
    </message>
    <message>
        <source>This model cannot use the scheduler %1; its own is used.</source>
        <translation>此模型不能使用调度器 %1，已改用模型自带的调度器。</translation>
    </message>
    <message>
        <source>The picture was drawn by the model %1, which is not here. %2 stays chosen.</source>
        <translation>图片由模型 %1 绘制，但该模型不在这里。仍使用 %2。</translation>
    </message>
    <message>
        <source>The style “%1” is not here or was changed; its words were put into the prompt.</source>
        <translation>风格“%1”不在这里或已被更改，其词语已放入提示词。</translation>
    </message>
    <message>
        <source>The model cannot draw with %1 steps; %2 are set.</source>
        <translation>此模型不能以 %1 步绘制，已设为 %2 步。</translation>
    </message>
    <message>
        <source>The model cannot use a guidance of %1; %2 is set.</source>
        <translation>此模型不能使用引导强度 %1，已设为 %2。</translation>
    </message>
    <message>
        <source>The scheduler %1 is not here; %2 stays chosen.</source>
        <translation>调度器 %1 不在这里，仍使用 %2。</translation>
    </message>
    <message>
        <source>The recipe&apos;s own instruction to the text encoder is used until you begin a new prompt.</source>
        <translation>在您开始新的提示词之前，将使用配方自带的文本编码器指令。</translation>
    </message>
    <message>
        <source>This model knows no styles: it draws everything in its own.</source>
        <translation>此模型不懂风格：它总是用自己的风格绘制。</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>新提示词</translation>
    </message>
    <message>
        <source>Take over a recipe</source>
        <translation>采用配方</translation>
    </message>
</context>
<context>
    <name>sana::ui::PromptPanel</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Words and parts of words that the model reads, of those it can read.</source>
        <translation>模型读取的词和词片段数，以及它能读取的上限。</translation>
    </message>
    <message>
        <source>%1 of %2 kB</source>
        <translation>%1 / %2 kB</translation>
    </message>
    <message>
        <source>A prompt can be %1 kB long.</source>
        <translation>提示词最长为 %1 kB。</translation>
    </message>
    <message>
        <source>The model does not read the underlined words: they are behind its limit.</source>
        <translation>模型不会读取带下划线的词：它们超出了上限。</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Copy what is really sent</source>
        <translation>复制实际发送的内容</translation>
    </message>
    <message>
        <source>Styles...</source>
        <translation>风格…</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>关闭此面板</translation>
    </message>
    <message>
        <source>Pro&amp;mpt</source>
        <translation>提示词(&amp;M)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>What do you want to see?</source>
        <translation>您想看到什么？</translation>
    </message>
    <message>
        <source>History of this picture</source>
        <translation>此图片的历史</translation>
    </message>
    <message>
        <source>More for the prompt</source>
        <translation>更多提示词操作</translation>
    </message>
    <message>
        <source>&amp;Negative prompt</source>
        <translation>反向提示词(&amp;N)</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>What should not be in the picture?</source>
        <translation>图片中不应出现什么？</translation>
    </message>
    <message>
        <source>Scheduler and more</source>
        <translation>调度器及更多</translation>
    </message>
</context>
<context>
    <name>sana::ui::QueueDelegate</name>
    <message>
        <source>Cancel this job</source>
        <translation>取消此任务</translation>
    </message>
    <message>
        <source>Resume the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>Retry this job</source>
        <translation>重试此任务</translation>
    </message>
    <message>
        <source>More about this job</source>
        <translation>此任务的更多操作</translation>
    </message>
</context>
<context>
    <name>sana::ui::QueueModel</name>
    <message>
        <source>%1: %2</source>
        <comment>state of a job: its cause</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 × %2, %n step(s), seed %3</source>
        <comment>size, steps and seed of a job</comment>
        <translation>
            <numerusform>%1 × %2，%n 步，种子 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>job</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>job</comment>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Interrupted when the program ended</source>
        <comment>job</comment>
        <translation>程序结束时被中断</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>job</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Blocked by the filter</source>
        <comment>job</comment>
        <translation>被过滤器拦截</translation>
    </message>
    <message>
        <source>Unusable result</source>
        <comment>job</comment>
        <translation>结果无法使用</translation>
    </message>
    <message>
        <source>Picture stored</source>
        <comment>job</comment>
        <translation>图片已保存</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>job</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>seed %1</source>
        <comment>in a row of the queue</comment>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>how long a job takes</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between parts of a line</comment>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>sana::ui::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation>队列是空的</translation>
    </message>
    <message>
        <source>Generate adds a job.</source>
        <translation>“生成”会添加任务。</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已完成的任务</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>No job is finished.</source>
        <translation>没有已完成的任务。</translation>
    </message>
    <message>
        <source>Run next</source>
        <translation>下一个运行</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>显示图片</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation>从队列中移除</translation>
    </message>
    <message>
        <source>Removed from the queue</source>
        <translation>已从队列中移除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Remove a job from the queue</source>
        <translation>从队列中移除任务</translation>
    </message>
</context>
<context>
    <name>sana::ui::RightPanel</name>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
</context>
<context>
    <name>sana::ui::SchedulerForm</name>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>How the steps from noise to picture are taken.</source>
        <translation>从噪声到图片的逐步计算方式。</translation>
    </message>
    <message>
        <source>The model&apos;s own comes first</source>
        <translation>模型自带的排在最前</translation>
    </message>
    <message>
        <source>Develop in tiles</source>
        <translation>分块显影</translation>
    </message>
    <message>
        <source>Decodes the picture piece by piece: less memory for large sizes, a little slower.</source>
        <translation>逐块解码图片：大尺寸时占用内存更少，但速度稍慢。</translation>
    </message>
    <message>
        <source>Back to the model&apos;s own values</source>
        <translation>恢复模型自带的值</translation>
    </message>
</context>
<context>
    <name>sana::ui::Settings</name>
    <message>
        <source>The settings file was damaged. The settings of the last good copy are used.</source>
        <translation>设置文件已损坏，将使用最后一份完好副本中的设置。</translation>
    </message>
    <message>
        <source>The settings file was damaged and there was no good copy. The standard settings are used.</source>
        <translation>设置文件已损坏，且没有完好副本，将使用默认设置。</translation>
    </message>
    <message>
        <source>The settings could not be written to %1. They hold until the program ends.</source>
        <translation>无法将设置写入 %1。这些设置在程序结束前有效。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window. Takes effect at once.</source>
        <translation>窗口的语言，立即生效。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light or dark colours, or those that the system asks for.</source>
        <translation>浅色或深色，或跟随系统。</translation>
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
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Short fades where something appears or changes.</source>
        <translation>内容出现或变化时的短暂淡入淡出。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>跟随最新图片</translation>
    </message>
    <message>
        <source>Shows each new picture when it is ready, unless you are looking at another one.</source>
        <translation>每张新图片完成后立即显示，除非您正在查看另一张。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Tells you when pictures are ready, if the window is in the background and they took more than ten seconds.</source>
        <translation>当窗口在后台且绘制超过十秒时，在图片完成后通知您。</translation>
    </message>
    <message>
        <source>Prompt in notifications</source>
        <translation>在通知中显示提示词</translation>
    </message>
    <message>
        <source>Shows the words of the prompt in a notification, where others may read them.</source>
        <translation>在通知中显示提示词，他人可能会看到。</translation>
    </message>
    <message>
        <source>Folder of the pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Finished pictures are stored here by year and month. Those made before stay where they are.</source>
        <translation>完成的图片按年和月保存在这里。之前生成的图片留在原处。</translation>
    </message>
    <message>
        <source>Name of exported files</source>
        <translation>导出文件的名称</translation>
    </message>
    <message>
        <source>Words in braces are replaced: {prompt}, {seed}, {model}, {size}, {style}, {steps}, {date}, {time}, {n}.</source>
        <translation>花括号中的词会被替换：{prompt}、{seed}、{model}、{size}、{style}、{steps}、{date}、{time}、{n}。</translation>
    </message>
    <message>
        <source>Format of exported files</source>
        <translation>导出文件的格式</translation>
    </message>
    <message>
        <source>What the export dialog offers first. The library itself always keeps PNG.</source>
        <translation>导出对话框的默认格式。资料库本身始终保存 PNG。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What computes the pictures. The model is loaded again when this changes.</source>
        <translation>用于计算图片的设备。更改后会重新加载模型。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Half precision is quicker on processors that compute in it. The same seed gives a slightly different picture.</source>
        <translation>在支持半精度计算的处理器上，半精度更快。同一种子得到的图片会略有不同。</translation>
    </message>
    <message>
        <source>Full (fp32)</source>
        <translation>全精度 (fp32)</translation>
    </message>
    <message>
        <source>Half (bf16)</source>
        <translation>半精度 (bf16)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Shows the picture while it is being drawn. Costs less than a twentieth of the time.</source>
        <translation>在绘制过程中显示图片，耗时不到总时间的二十分之一。</translation>
    </message>
    <message>
        <source>Recipe in exported files</source>
        <translation>导出文件中的配方</translation>
    </message>
    <message>
        <source>Exported copies hold prompt, seed and model, so that the picture can be drawn again. The export dialog can change it for one export. The library keeps every recipe.</source>
        <translation>导出的副本包含提示词、种子和模型，以便再次绘制该图片。导出对话框可单独更改某次导出的设置。资料库保留所有配方。</translation>
    </message>
    <message>
        <source>AI mark in exported files</source>
        <translation>导出文件中的 AI 标记</translation>
    </message>
    <message>
        <source>Exported copies say in their metadata that a machine made them. Some countries ask for this mark.</source>
        <translation>导出的副本会在元数据中注明由机器生成。某些国家要求带有此标记。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>The keys of every action.</source>
        <translation>每个操作的按键。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Change the setting “%1”</source>
        <translation>更改设置“%1”</translation>
    </message>
    <message>
        <source>Reset the settings “%1”</source>
        <translation>重置“%1”设置</translation>
    </message>
    <message>
        <source>All that is free</source>
        <translation>全部空闲内存</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Memory for drawing</source>
        <translation>绘图内存</translation>
    </message>
    <message>
        <source>Leaves the rest to other programs. Where a picture needs more, the parts of the model are loaded one after the other, or a smaller size is proposed.</source>
        <translation>其余内存留给其他程序。如果图片需要更多内存，会依次加载模型的各部分，或建议较小的尺寸。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>sana::ui::SettingsPage</name>
    <message>
        <source>%1 Now: %2</source>
        <translation>%1 当前：%2</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation>最佳可用设备</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>取消链接</translation>
    </message>
    <message>
        <source>Takes the folder off the list. No file is touched.</source>
        <translation>将文件夹从列表中移除，不会改动任何文件。</translation>
    </message>
    <message>
        <source>The folder is off the list.</source>
        <translation>文件夹已从列表中移除。</translation>
    </message>
    <message>
        <source>Open the sheet</source>
        <translation>打开快捷键表</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Every action with its keys, to search and to change.</source>
        <translation>每个操作及其按键，可搜索和更改。</translation>
    </message>
    <message>
        <source>Content filter</source>
        <translation>内容过滤</translation>
    </message>
    <message>
        <source>There is none in this version: no prompt and no picture is checked or refused. Nothing leaves this computer.</source>
        <translation>此版本没有内容过滤：不检查也不拒绝任何提示词或图片。任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Sana Studio %1</source>
        <translation>Sana Studio %1</translation>
    </message>
    <message>
        <source>Draws pictures from words on this computer.</source>
        <translation>在这台电脑上根据文字绘制图片。</translation>
    </message>
    <message>
        <source>About...</source>
        <translation>关于…</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Of the program, of its libraries and of the model that comes with it.</source>
        <translation>程序、所用库以及自带模型的许可。</translation>
    </message>
    <message>
        <source>Read...</source>
        <translation>阅读…</translation>
    </message>
    <message>
        <source>%1
About %3 of memory. Licence: %2</source>
        <translation>%1
约需 %3 内存。许可：%2</translation>
    </message>
</context>
<context>
    <name>sana::ui::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>Changes apply at once.</source>
        <translation>更改立即生效。</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>重置此页</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>No setting was changed.</source>
        <translation>没有更改任何设置。</translation>
    </message>
    <message>
        <source>No setting matches &quot;%1&quot;</source>
        <translation>没有与“%1”匹配的设置</translation>
    </message>
    <message>
        <source>The search looks at the names and explanations on all pages.</source>
        <translation>搜索范围是所有页面上的名称和说明。</translation>
    </message>
    <message>
        <source>No page is shown.</source>
        <translation>当前没有显示任何页面。</translation>
    </message>
</context>
<context>
    <name>sana::ui::ShortcutSheet</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search an action or press its keys</source>
        <translation>搜索操作或按下其按键</translation>
    </message>
    <message>
        <source>Press Return on a row to change its keys.</source>
        <translation>在某一行上按回车键可更改其按键。</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>重置所有按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>These keys belong to the view that has the focus.</source>
        <translation>这些按键属于具有焦点的视图。</translation>
    </message>
    <message>
        <source>No action has this name or these keys.</source>
        <translation>没有操作使用此名称或这些按键。</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>sana::ui::SleepInhibitor</name>
    <message>
        <source>Pictures are being drawn</source>
        <translation>正在绘制图片</translation>
    </message>
</context>
<context>
    <name>sana::ui::StageTimes</name>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::StatusStrip</name>
    <message>
        <source>Prompt remembered</source>
        <translation>提示词已在缓存中</translation>
    </message>
    <message>
        <source>Prompt read</source>
        <translation>提示词已读取</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <source>Drawing %1 of %2</source>
        <translation>正在绘制第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>已绘制</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>Developing</source>
        <translation>正在显影</translation>
    </message>
    <message>
        <source>Queue is empty</source>
        <translation>队列是空的</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue is paused</source>
        <translation>队列已暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, paused</source>
        <translation>
            <numerusform>%n 个等待中，已暂停</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows the queue.</source>
        <translation>显示队列。</translation>
    </message>
</context>
<context>
    <name>sana::ui::Studio</name>
    <message>
        <source>The settings were repaired.</source>
        <translation>设置已修复。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The library was checked after an unexpected end.</source>
        <translation>意外结束后已检查资料库。</translation>
    </message>
    <message>
        <source>The library was checked.</source>
        <translation>已检查资料库。</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>重新启动引擎</translation>
    </message>
    <message>
        <source>The engine and the window are of different versions.</source>
        <translation>引擎与窗口的版本不同。</translation>
    </message>
    <message>
        <source>The engine speaks version %1 of their protocol, the window version %2. Install both from the same package. Everything you made is kept.</source>
        <translation>引擎使用协议版本 %1，窗口使用版本 %2。请从同一个软件包安装两者。您制作的所有内容都已保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of the last time wait in the queue.</source>
        <translation>
            <numerusform>上次的 %n 张图片正在队列中等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are drawn with the seeds they were shown with.</source>
        <translation>它们将使用当时显示的种子绘制。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>It starts again by itself. Your pictures, your prompt and the queue are kept.</source>
        <translation>它会自动重新启动。您的图片、提示词和队列都已保留。</translation>
    </message>
</context>
<context>
    <name>sana::ui::StyleList</name>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation>水彩</translation>
    </message>
    <message>
        <source>Oil painting</source>
        <translation>油画</translation>
    </message>
    <message>
        <source>Pencil drawing</source>
        <translation>铅笔画</translation>
    </message>
    <message>
        <source>Flat illustration</source>
        <translation>扁平插画</translation>
    </message>
    <message>
        <source>Pixel art</source>
        <translation>像素画</translation>
    </message>
    <message>
        <source>Paper cut</source>
        <translation>剪纸</translation>
    </message>
    <message>
        <source>Ink and wash</source>
        <translation>水墨</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no style</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>A built-in style has this name already. Choose another name.</source>
        <translation>已有同名的内置风格。请选择其他名称。</translation>
    </message>
    <message>
        <source>Your styles could not be written to %1.</source>
        <translation>无法将您的风格写入 %1。</translation>
    </message>
    <message>
        <source>Remove the style “%1”</source>
        <translation>删除风格“%1”</translation>
    </message>
    <message>
        <source>New style “%1”</source>
        <translation>新建风格“%1”</translation>
    </message>
    <message>
        <source>Change the style “%1”</source>
        <translation>修改风格“%1”</translation>
    </message>
</context>
<context>
    <name>sana::ui::StylesDialog</name>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Your prompt takes the place of {prompt}.</source>
        <translation>您的提示词会替换 {prompt}。</translation>
    </message>
    <message>
        <source>{prompt}, watercolour on rough paper</source>
        <translation>{prompt}, watercolour on rough paper</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Words added to the negative prompt.</source>
        <translation>添加到反向提示词的词语。</translation>
    </message>
    <message>
        <source>photo, blurry</source>
        <translation>photo, blurry</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save as own style</source>
        <translation>另存为自己的风格</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Only styles of your own can be removed.</source>
        <translation>只能移除自己的风格。</translation>
    </message>
    <message>
        <source>Give the style a name first.</source>
        <translation>请先给风格命名。</translation>
    </message>
    <message>
        <source>The text needs {prompt} where your prompt goes.</source>
        <translation>文本中需要用 {prompt} 标明提示词的位置。</translation>
    </message>
    <message>
        <source>A style of this name comes with the application. Choose another name.</source>
        <translation>应用程序自带同名风格。请选择其他名称。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>我的风格</translation>
    </message>
    <message>
        <source>No style was changed.</source>
        <translation>没有更改任何风格。</translation>
    </message>
</context>
<context>
    <name>sana::ui::TabStrip</name>
    <message numerus="yes">
        <source>%1, %n</source>
        <comment>a tab and how many things it holds</comment>
        <translation>
            <numerusform>%1，%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::TagChip</name>
    <message>
        <source>Delete takes this tag away.</source>
        <translation>按删除键可移除此标签。</translation>
    </message>
</context>
<context>
    <name>sana::ui::TagEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>sana::ui::TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copies it without paths, names and prompts, for others to read.</source>
        <translation>复制时会去掉路径、名称和提示词，便于他人阅读。</translation>
    </message>
</context>
<context>
    <name>sana::ui::ViewCommands</name>
    <message>
        <source>Add to &amp;queue</source>
        <translation>加入队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>No job is running or waiting.</source>
        <translation>没有正在运行或等待的任务。</translation>
    </message>
</context>
<context>
    <name>sana::ui::Viewer</name>
    <message>
        <source>%1 of %2</source>
        <comment>picture 3 of 120</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Previous picture (Left)</source>
        <translation>上一张图片（左箭头）</translation>
    </message>
    <message>
        <source>This is the first picture.</source>
        <translation>这是第一张图片。</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>下一张图片（右箭头）</translation>
    </message>
    <message>
        <source>This is the last picture.</source>
        <translation>这是最后一张图片。</translation>
    </message>
    <message>
        <source>Picture tools</source>
        <translation>图片工具</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Back to the gallery</source>
        <translation>返回图库</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>返回图库 (Esc)</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
</context>
<context>
    <name>sana::ui::ZoomArea</name>
    <message>
        <source>%1 %</source>
        <comment>zoom</comment>
        <translation>%1 %</translation>
    </message>
</context>
</TS>
