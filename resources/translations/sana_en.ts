<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sana::ui::AppCommands</name>
    <message numerus="yes">
        <source>Import %n picture(s)?</source>
        <translation>
            <numerusform>Import %n picture?</numerusform>
            <numerusform>Import %n pictures?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) not finished yet</source>
        <translation>
            <numerusform>%n job not finished yet</numerusform>
            <numerusform>%n jobs not finished yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::Banner</name>
    <message numerus="yes">
        <source>(%n times)</source>
        <translation>
            <numerusform>(%n time)</numerusform>
            <numerusform>(%n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::BannerArea</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::CompareSide</name>
    <message numerus="yes">
        <source>%n field(s) differ</source>
        <translation>
            <numerusform>%n field differs</numerusform>
            <numerusform>%n fields differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::EngineSession</name>
    <message numerus="yes">
        <source>The engine stopped %n time(s) in a short while and is not started again.</source>
        <translation>
            <numerusform>The engine stopped %n time in a short while and is not started again.</numerusform>
            <numerusform>The engine stopped %n times in a short while and is not started again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The engine did not answer for %n second(s) and was ended.</source>
        <translation>
            <numerusform>The engine did not answer for %n second and was ended.</numerusform>
            <numerusform>The engine did not answer for %n seconds and was ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::ExportDialog</name>
    <message numerus="yes">
        <source>Export %n picture(s)</source>
        <translation>
            <numerusform>Export %n picture</numerusform>
            <numerusform>Export %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::ExportModel</name>
    <message numerus="yes">
        <source>%n picture(s) exported</source>
        <translation>
            <numerusform>%n picture exported</numerusform>
            <numerusform>%n pictures exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be exported.</source>
        <translation>
            <numerusform>%n picture could not be exported.</numerusform>
            <numerusform>%n pictures could not be exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::Filmstrip</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::GalleryPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::GenerationModel</name>
    <message numerus="yes">
        <source>%n picture(s) queued</source>
        <translation>
            <numerusform>%n picture queued</numerusform>
            <numerusform>%n pictures queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your prompt and %n queued job(s) are kept.</source>
        <translation>
            <numerusform>Your prompt and %n queued job are kept.</numerusform>
            <numerusform>Your prompt and %n queued jobs are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), about %1</source>
        <translation>
            <numerusform>%n picture, about %1</numerusform>
            <numerusform>%n pictures, about %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The queue is paused with %n job(s)</source>
        <translation>
            <numerusform>The queue is paused with %n job</numerusform>
            <numerusform>The queue is paused with %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not saved yet</source>
        <translation>
            <numerusform>%n picture is not saved yet</numerusform>
            <numerusform>%n pictures are not saved yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::GridView</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::HistoryPanel</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n branch(es)</source>
        <translation>
            <numerusform>%n branch</numerusform>
            <numerusform>%n branches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::ImportModel</name>
    <message numerus="yes">
        <source>%n file(s) could not be imported.</source>
        <translation>
            <numerusform>%n file could not be imported.</numerusform>
            <numerusform>%n files could not be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) imported</source>
        <translation>
            <numerusform>%n picture imported</numerusform>
            <numerusform>%n pictures imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::Library</name>
    <message numerus="yes">
        <source>%n picture(s) wait to be saved and will be tried again.</source>
        <translation>
            <numerusform>%n picture waits to be saved and will be tried again.</numerusform>
            <numerusform>%n pictures wait to be saved and will be tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were finished after the last stop.</source>
        <translation>
            <numerusform>%n picture was finished after the last stop.</numerusform>
            <numerusform>%n pictures were finished after the last stop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incomplete picture(s) were set aside in .recovered.</source>
        <translation>
            <numerusform>%n incomplete picture was set aside in .recovered.</numerusform>
            <numerusform>%n incomplete pictures were set aside in .recovered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were interrupted and wait at the front of the queue.</source>
        <translation>
            <numerusform>%n job was interrupted and waits at the front of the queue.</numerusform>
            <numerusform>%n jobs were interrupted and wait at the front of the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) found in the folder were taken in.</source>
        <translation>
            <numerusform>%n picture found in the folder was taken in.</numerusform>
            <numerusform>%n pictures found in the folder were taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not where they were. If they are on a drive, connect it and start again.</source>
        <translation>
            <numerusform>%n picture is not where they was. If they is on a drive, connect it and start again.</numerusform>
            <numerusform>%n pictures are not where they were. If they are on a drive, connect it and start again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::ModelList</name>
    <message numerus="yes">
        <source>%n tensor(s) are missing: %1.</source>
        <translation>
            <numerusform>%n tensor is missing: %1.</numerusform>
            <numerusform>%n tensors are missing: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s) are missing, among them %1.</source>
        <translation>
            <numerusform>%n tensor is missing, among them %1.</numerusform>
            <numerusform>%n tensors are missing, among them %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::Notifier</name>
    <message numerus="yes">
        <source>%n picture(s) ready</source>
        <translation>
            <numerusform>%n picture ready</numerusform>
            <numerusform>%n pictures ready</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::PictureActions</name>
    <message numerus="yes">
        <source>%n picture(s) move to the trash of the system.</source>
        <translation>
            <numerusform>%n picture moves to the trash of the system.</numerusform>
            <numerusform>%n pictures move to the trash of the system.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::PictureCommands</name>
    <message numerus="yes">
        <source>Move %n picture(s) to trash</source>
        <translation>
            <numerusform>Move %n picture to trash</numerusform>
            <numerusform>Move %n pictures to trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n picture(s) from trash</source>
        <translation>
            <numerusform>Restore %n picture from trash</numerusform>
            <numerusform>Restore %n pictures from trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to trash</source>
        <translation>
            <numerusform>%n picture moved to trash</numerusform>
            <numerusform>%n pictures moved to trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) restored</source>
        <translation>
            <numerusform>%n picture restored</numerusform>
            <numerusform>%n pictures restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star %n picture(s)</source>
        <translation>
            <numerusform>Star %n picture</numerusform>
            <numerusform>Star %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the star of %n picture(s)</source>
        <translation>
            <numerusform>Remove the star of %n picture</numerusform>
            <numerusform>Remove the star of %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the tags of %n picture(s)</source>
        <translation>
            <numerusform>Change the tags of %n picture</numerusform>
            <numerusform>Change the tags of %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n picture(s) off the board</source>
        <translation>
            <numerusform>Take %n picture off the board</numerusform>
            <numerusform>Take %n pictures off the board</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n picture(s) on the board %1</source>
        <translation>
            <numerusform>Put %n picture on the board %1</numerusform>
            <numerusform>Put %n pictures on the board %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the system&apos;s trash</source>
        <translation>
            <numerusform>%n picture moved to the system&apos;s trash</numerusform>
            <numerusform>%n pictures moved to the system&apos;s trash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::PlaceList</name>
    <message numerus="yes">
        <source>%1, %n picture(s)</source>
        <extracomment>%1 is a place like &quot;Starred&quot;, %n the number of pictures in it</extracomment>
        <translation>
            <numerusform>%1, %n picture</numerusform>
            <numerusform>%1, %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::QueueModel</name>
    <message numerus="yes">
        <source>%1 × %2, %n step(s), seed %3</source>
        <comment>size, steps and seed of a job</comment>
        <translation>
            <numerusform>%1 × %2, %n step, seed %3</numerusform>
            <numerusform>%1 × %2, %n steps, seed %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::StageTimes</name>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, paused</source>
        <translation>
            <numerusform>%n waiting, paused</numerusform>
            <numerusform>%n waiting, paused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::Studio</name>
    <message numerus="yes">
        <source>%n picture(s) of the last time wait in the queue.</source>
        <translation>
            <numerusform>%n picture of the last time waits in the queue.</numerusform>
            <numerusform>%n pictures of the last time wait in the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sana::ui::TabStrip</name>
    <message numerus="yes">
        <source>%1, %n</source>
        <comment>a tab and how many things it holds</comment>
        <translation>
            <numerusform>%1, %n</numerusform>
            <numerusform>%1, %n</numerusform>
        </translation>
    </message>
</context>
</TS>
